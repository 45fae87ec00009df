# odoo: begun, ended and closed as it should be.
import logging
import threading

from odoo import SUPERUSER_ID, api, models
from odoo.modules.registry import Registry

_logger = logging.getLogger(__name__)


class Mailer(models.Model):
    _name = "mailer.queue"

    def run_in_thread(self, dbname):
        with Registry(dbname).cursor() as cr:
            env = api.Environment(cr, SUPERUSER_ID, {})
            for mail in env["mailer.queue"].search([("state", "=", "ready")]):
                mail.send()

    def start(self):
        threading.Thread(target=self.run_in_thread, args=(self.env.cr.dbname,)).start()

    def lock(self):
        try:
            with self.env.cr.savepoint(flush=False):
                self.env.cr.execute("SELECT 1 FROM mailer_queue WHERE id = %s FOR UPDATE NOWAIT", [self.id])
        except Exception:
            _logger.info("locked already")
            return
        self.env.cr.execute("UPDATE mailer_queue SET tries = tries + 1 WHERE id = %s", [self.id])

    @api.model
    def _cron_send(self):
        for mail in self.search([("state", "=", "ready")]):
            mail.state = "sent"
            self.env.cr.commit()
