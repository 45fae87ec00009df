# The flag that stands round the begin and the end is remembered, however many others are asked for more often.
import pymysql

from .states import note


class Orders:
    def __init__(self, settings):
        self.conn = pymysql.connect(**settings)
        self.cur = self.conn.cursor()

    def close(self):
        self.conn.close()

    def update(self, key, forced, quick, hidden, archived, retried, merged, priced, shipped, use_commit=True):
        try:
            if use_commit:
                self.conn.begin()
            self.cur.execute("SELECT state FROM orders WHERE id = %s FOR UPDATE", [key])
            if forced:
                note("forced", 0)
            if quick:
                note("quick", 0)
            if hidden:
                note("hidden", 0)
            if archived:
                note("archived", 0)
            if retried:
                note("retried", 0)
            if merged:
                note("merged", 0)
            if priced:
                note("priced", 0)
            if shipped:
                note("shipped", 0)
            if forced:
                note("forced", 1)
            if quick:
                note("quick", 1)
            if hidden:
                note("hidden", 1)
            if archived:
                note("archived", 1)
            if retried:
                note("retried", 1)
            if merged:
                note("merged", 1)
            if priced:
                note("priced", 1)
            if shipped:
                note("shipped", 1)
            if forced:
                note("forced", 2)
            if quick:
                note("quick", 2)
            if hidden:
                note("hidden", 2)
            if archived:
                note("archived", 2)
            if retried:
                note("retried", 2)
            if merged:
                note("merged", 2)
            if priced:
                note("priced", 2)
            if shipped:
                note("shipped", 2)
            if forced:
                note("forced", 3)
            if quick:
                note("quick", 3)
            if hidden:
                note("hidden", 3)
            if archived:
                note("archived", 3)
            if retried:
                note("retried", 3)
            if merged:
                note("merged", 3)
            if priced:
                note("priced", 3)
            if shipped:
                note("shipped", 3)
            if forced:
                note("forced", 4)
            if quick:
                note("quick", 4)
            if hidden:
                note("hidden", 4)
            if archived:
                note("archived", 4)
            if retried:
                note("retried", 4)
            if merged:
                note("merged", 4)
            if priced:
                note("priced", 4)
            if shipped:
                note("shipped", 4)
            self.cur.execute("UPDATE orders SET seen = 1 WHERE id = %s", [key])
            if use_commit:
                self.conn.commit()
            return True
        except Exception:
            if use_commit:
                self.conn.rollback()
            return False
