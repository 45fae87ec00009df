# odoo: as it leaks and loses.
import logging

from odoo import SUPERUSER_ID, api, models
from odoo.modules.registry import Registry

_logger = logging.getLogger(__name__)


class Mailer(models.Model):
    _name = "mailer.queue"

    def run_in_thread(self, dbname):
        cr = Registry(dbname).cursor()  # expect: TX301
        env = api.Environment(cr, SUPERUSER_ID, {})
        for mail in env["mailer.queue"].search([("state", "=", "ready")]):
            mail.send()
        cr.commit()
        cr.close()

    def lock(self):
        try:
            self.env.cr.execute("SELECT 1 FROM mailer_queue WHERE id = %s FOR UPDATE NOWAIT", [self.id])
        except Exception:  # expect: TX204
            _logger.info("locked already")
        self.env.cr.execute("UPDATE mailer_queue SET tries = tries + 1 WHERE id = %s", [self.id])
