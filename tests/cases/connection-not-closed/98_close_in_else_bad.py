# close() stands in the else clause; the handler reports and falls out.
import logging

import pyodbc

log = logging.getLogger(__name__)


def touch(dsn, pk):
    cnxn = pyodbc.connect(dsn)  # expect: TX301
    try:
        cnxn.execute("UPDATE person SET seen = getdate() WHERE id = ?", pk)
        cnxn.commit()
    except pyodbc.Error:
        log.exception("person %s", pk)
        raise
    else:
        cnxn.close()
