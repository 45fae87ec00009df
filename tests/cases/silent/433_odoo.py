# odoo: as projects write it.
import logging

from odoo import api, models, registry

_logger = logging.getLogger(__name__)


class Order(models.Model):
    _name = "shop.order"

    def sync_all(self, db_name):
        with registry(db_name).cursor() as cr:
            env = api.Environment(cr, 1, {})
            env["shop.order"].search([]).write({"state": "sent"})

    def cron_send(self):
        for order in self.search([("state", "=", "new")]):
            try:
                with self.env.cr.savepoint():
                    order.write({"state": "sent"})
            except Exception:
                _logger.exception("order %s", order.id)
            self.env.cr.commit()
