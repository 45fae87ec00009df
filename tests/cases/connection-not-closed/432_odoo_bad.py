# odoo: as projects write it, and as it leaks.
import logging

import requests
from odoo import api, models, registry

_logger = logging.getLogger(__name__)


class Order(models.Model):
    _name = "shop.order"

    def sync_all(self, db_name):
        cr = registry(db_name).cursor()  # expect: TX301
        env = api.Environment(cr, 1, {})
        for order in env["shop.order"].search([]):
            order.write({"state": "sent"})
        cr.commit()
        cr.close()
