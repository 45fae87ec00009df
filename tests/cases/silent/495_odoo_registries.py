# A registry of Odoo is kept by Odoo, and a cursor may be put into autocommit mode by what it works on.
import json
import threading

import odoo
from odoo import api, models
from odoo.modules.registry import Registry


class Upgrade(models.TransientModel):
    _name = "shop.upgrade"

    def install(self):
        self.env["ir.module.module"].search([("state", "=", "to install")]).button_install()
        self.env.cr.commit()
        Registry.new(self.env.cr.dbname, update_module=True)
        return {"type": "ir.actions.act_window_close"}

    def copy(self):
        registry = Registry(self.env.cr.dbname)
        with registry.cursor() as cr:
            api.Environment(cr, self.env.uid, {})["shop.order"].create({})


class Sessions:
    def __init__(self, uri):
        self._cr = None
        self._lock = threading.Lock()
        self._open(uri)

    def _open(self, uri):
        connection = odoo.sql_db.db_connect(uri, allow_uri=True)
        self._cr = connection.cursor()
        self._cr._cnx.autocommit = True

    def close(self):
        self._cr.close()

    def save(self, sid, session):
        self._cr.execute("INSERT INTO sessions (sid, payload) VALUES (%s, %s)", (sid, json.dumps(session)))

    def get(self, sid):
        self._cr.execute("SELECT payload FROM sessions WHERE sid = %s", (sid,))
        return json.loads(self._cr.fetchone()[0])
