# A failed round leaves its connection behind, and the next one binds the name again: the pause waits on nothing.
import logging
import sqlite3
import time

log = logging.getLogger(__name__)


def purge(path):
    while True:
        conn = sqlite3.connect(path)  # expect: TX301
        try:
            conn.execute("DELETE FROM post WHERE hidden")
            conn.commit()
        except sqlite3.Error:
            log.exception("purging failed")
            continue
        conn.close()
        time.sleep(3600)
