"""The store is a parameter: its methods use the connection whose transaction the swallowed error has aborted."""

import logging

import psycopg2

log = logging.getLogger(__name__)


class Store:
    def __init__(self, dsn):
        self.conn = psycopg2.connect(dsn)

    def execute(self, sql, params=()):
        with self.conn.cursor() as cur:
            cur.execute(sql, params)

    def commit(self):
        self.conn.commit()

    def start_over(self):
        self.conn.rollback()
        self.execute("SET search_path = feeds")


def add(store: Store, urls):
    for url in urls:
        try:
            store.execute("INSERT INTO item (url) VALUES (%s)", (url,))
        except psycopg2.IntegrityError:  # expect: TX204
            log.info("known: %s", url)
    store.commit()


def add_each(store: Store, urls):
    for url in urls:
        try:
            store.execute("INSERT INTO item (url) VALUES (%s)", (url,))
        except psycopg2.IntegrityError:
            log.info("known: %s", url)
            store.start_over()
        else:
            store.commit()


def add_once(store: Store, url):
    try:
        store.execute("INSERT INTO item (url) VALUES (%s)", (url,))
    except psycopg2.IntegrityError:
        log.info("known: %s", url)
    else:
        store.commit()
        return
    store.start_over()
    store.execute("UPDATE item SET seen = now() WHERE url = %s", (url,))
