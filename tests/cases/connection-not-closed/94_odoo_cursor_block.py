# Odoo: the block commits, or rolls back, and closes; a savepoint may fail by itself.
from odoo import api, models, registry, SUPERUSER_ID
from psycopg2 import IntegrityError


def recompute(db_name, ids):
    with registry(db_name).cursor() as cr:
        env = api.Environment(cr, SUPERUSER_ID, {})
        env["sale.order"].browse(ids).recompute_total()


class Order(models.Model):
    _name = "sale.order"

    def link(self, tag):
        try:
            with self.env.cr.savepoint():
                self.env.cr.execute("INSERT INTO order_tag VALUES (%s, %s)", (self.id, tag.id))
        except IntegrityError:
            return False
        return True
