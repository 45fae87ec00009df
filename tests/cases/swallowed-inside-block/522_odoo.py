import logging

from odoo import api, models

_logger = logging.getLogger(__name__)


class Job(models.Model):
    _name = "my.job"

    def run_all(self):
        for job in self:
            try:
                self.env.cr.execute("UPDATE my_job SET state = 'done' WHERE id = %s", (job.id,))
            except Exception:  # expect: TX401, TX204
                _logger.exception("job %s", job.id)

    def run_each(self):
        for job in self:
            try:
                with self.env.cr.savepoint():
                    self.env.cr.execute("UPDATE my_job SET state = 'done' WHERE id = %s", (job.id,))
            except Exception:
                _logger.exception("job %s", job.id)
