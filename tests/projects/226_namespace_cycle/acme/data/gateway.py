from __future__ import annotations

from typing import TYPE_CHECKING

import pyodbc

if TYPE_CHECKING:
    from acme.jobs.loader import Loader


class Gateway:
    def __init__(self, dsn):
        self.dsn = dsn

    def connect(self):
        return pyodbc.connect(self.dsn)

    def load(self, loader: Loader, rows):
        cnxn = self.connect()
        try:
            loader.write(cnxn, rows)
            cnxn.commit()
        finally:
            cnxn.close()

    def load_fast(self, loader: Loader, rows):
        cnxn = self.connect()  # expect: TX301
        loader.write(cnxn, rows)
        cnxn.commit()
        cnxn.close()
