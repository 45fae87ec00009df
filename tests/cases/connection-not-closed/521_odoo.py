import requests
from odoo import api, models, registry


class Order(models.Model):
    _name = "my.order"

    def confirm(self):
        self.write({"state": "done"})
        self.env.cr.commit()

    def sync(self):
        with registry(self.env.cr.dbname).cursor() as new_cr:
            env = api.Environment(new_cr, self.env.uid, {})
            env["my.log"].create({"name": "sync"})
            new_cr.commit()

    def sync_leaking(self):
        new_cr = registry(self.env.cr.dbname).cursor()  # expect: TX301
        env = api.Environment(new_cr, self.env.uid, {})
        env["my.log"].create({"name": "sync"})
        new_cr.commit()
        new_cr.close()

    def sync_slowly(self):
        with registry(self.env.cr.dbname).cursor() as new_cr:
            env = api.Environment(new_cr, self.env.uid, {})
            env["my.log"].create({"name": "sync"})
            requests.post("https://erp.example", timeout=5)  # todo: TX402
