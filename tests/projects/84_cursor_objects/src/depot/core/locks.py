from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from depot.models import Box


def lock_row(conn, box: Box):
    cur = conn.cursor()
    cur.execute("SELECT id FROM box WHERE id = %s FOR UPDATE", (box.number,))
    found = cur.fetchone()
    cur.close()
    return found is not None
