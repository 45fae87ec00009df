# The failure reaches the caller as a status, an HTTP error, or a flag read later.
import sqlite3

from fastapi import HTTPException


class Shop:
    def __init__(self, path):
        self.db = sqlite3.connect(path)

    def place(self, customer, item):
        ok = True
        try:
            self.db.execute("INSERT INTO orders (customer, item) VALUES (?, ?)", (customer, item))
            self.db.commit()
        except sqlite3.Error as e:
            print("database error", e)
            self.db.rollback()
            ok = False
        return ok

    def cancel(self, order):
        try:
            self.db.execute("DELETE FROM orders WHERE id = ?", (order,))
            self.db.commit()
        except sqlite3.Error as e:
            self.db.rollback()
            raise HTTPException(status_code=503, detail="try again") from e
        return {"cancelled": order}

    def count(self, item):
        result = {"ok": True}
        try:
            self.db.execute("UPDATE items SET n = n + 1 WHERE id = ?", (item,))
            self.db.commit()
        except sqlite3.Error as e:
            self.db.rollback()
            result["ok"] = False
            result["error"] = str(e)
        return result
