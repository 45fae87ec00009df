# The cursor of a model's environment belongs to the request, whose transaction stays open until its end.
import requests
from odoo import models


class Order(models.Model):
    _name = "shop.order"

    def push(self):
        self.env.cr.execute("SELECT id FROM shop_order WHERE id = %s FOR UPDATE", (self.id,))
        requests.post("https://example.org/orders", json={"id": self.id})  # expect: TX402

    def push_unless_locked(self):
        cr = self.env.cr
        cr.execute("SELECT id FROM shop_order WHERE id = %s FOR UPDATE NOWAIT", (self.id,))
        requests.post("https://example.org/orders", json={"id": self.id})  # expect: TX402

    def push_before(self):
        answer = requests.post("https://example.org/orders", json={"id": self.id})
        self.env.cr.execute("UPDATE shop_order SET answer = %s WHERE id = %s", (answer.text, self.id))

    def push_after_commit(self):
        self.env.cr.execute("UPDATE shop_order SET state = 'sent' WHERE id = %s", (self.id,))
        self.env.cr.commit()
        requests.post("https://example.org/orders", json={"id": self.id})

    def try_lock(self):
        try:
            with self.env.cr.savepoint():
                self.env.cr.execute("SELECT id FROM shop_order WHERE id = %s FOR UPDATE NOWAIT", (self.id,))
        except Exception:
            return False
        return True
