import logging
import queue
import threading

import psycopg2

from ingest.store import Store

log = logging.getLogger(__name__)


class Worker(threading.Thread):
    def __init__(self, dsn, tasks: queue.Queue):
        super().__init__(daemon=True)
        self.dsn = dsn
        self.tasks = tasks

    def run(self):
        store = Store(self.dsn)
        try:
            while True:
                task = self.tasks.get()
                if task is None:
                    return
                self.handle(store, task)
        finally:
            store.close()

    def handle(self, store: Store, task):
        try:
            store.execute("INSERT INTO item (url) VALUES (%s)", (task,))
            store.commit()  # allow: TX102
        except psycopg2.Error:
            log.exception("%s", task)
            store.rollback()


class BatchWorker(Worker):
    def handle(self, store: Store, task):
        for url in task:
            try:
                store.execute("INSERT INTO item (url) VALUES (%s)", (url,))
            except psycopg2.IntegrityError:  # expect: TX204
                log.info("known: %s", url)
        store.commit()
