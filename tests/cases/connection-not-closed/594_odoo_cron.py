import logging
import threading

import odoo
from odoo import api, fields, models
from odoo.modules.registry import Registry

_logger = logging.getLogger(__name__)


class Sync(models.Model):
    _name = "sync.job"

    def run_in_thread(self):
        threading.Thread(target=self._work, args=(self.env.cr.dbname, self.id)).start()

    def _work(self, dbname, key):
        with Registry(dbname).cursor() as cr:
            env = api.Environment(cr, odoo.SUPERUSER_ID, {})
            env["sync.job"].browse(key).write({"state": "done"})

    def _log(self, text):
        with self.env.registry.cursor() as new_cr:
            env = self.env(cr=new_cr)
            env["sync.log"].create({"text": text})

    def _by_hand(self, text):
        cr = self.pool.cursor()  # expect: TX301,TX303
        env = api.Environment(cr, self.env.uid, {})
        env["sync.log"].create({"text": text})
        cr.commit()
        cr.close()

    def _by_hand_ok(self, text):
        cr = self.pool.cursor()
        try:
            self.with_env(self.env(cr=cr)).create({"text": text})
            cr.commit()
        finally:
            cr.close()

    def pass_all(self):
        for rec in self:
            try:
                with self.env.cr.savepoint():
                    rec.push()
            except Exception:
                _logger.exception("sync %s", rec.id)

    def swallow(self):
        for rec in self:
            try:
                self.env.cr.execute("UPDATE sync_job SET n = n + 1 WHERE id = %s", [rec.id])
            except Exception:  # expect: TX204,TX401
                _logger.exception("sync %s", rec.id)
