import logging

import psycopg
import requests

from cellar.store import Store

log = logging.getLogger(__name__)


def drink(dsn, bottle):
    with Store(dsn) as store:
        if not store.change("DELETE FROM bottle WHERE id = %s", bottle):
            raise LookupError(bottle)
        store.change("INSERT INTO log VALUES (%s)", bottle)
    requests.post("https://shop.example/order", json={"bottle": bottle}, timeout=3)


def import_all(dsn, bottles):
    failed = []
    with Store(dsn) as store:
        for bottle in bottles:
            try:
                with store.conn.transaction():
                    store.change("INSERT INTO bottle VALUES (%s)", bottle)
            except psycopg.errors.UniqueViolation:
                log.info("%s is there", bottle)
                failed.append(bottle)
    return failed


def import_then_tell(dsn, bottles):
    with Store(dsn) as store:
        for bottle in bottles:
            store.change("INSERT INTO bottle VALUES (%s)", bottle)
        store.save()
        requests.post("https://shop.example/arrived", json={"n": len(bottles)}, timeout=3)


def list_all(dsn):
    with Store(dsn) as store:
        return store.rows("SELECT * FROM bottle")
