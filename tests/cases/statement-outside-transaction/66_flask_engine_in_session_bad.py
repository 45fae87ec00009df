# db.engine opens a connection of its own inside the session's block.
from sqlalchemy import text

from portal.extensions import db
from portal.models import Membership


def join(user_id, group_id):
    with db.session.begin():
        db.session.add(Membership(user_id=user_id, group_id=group_id))
        db.session.flush()
        with db.engine.begin() as conn:
            conn.execute(text("UPDATE groups SET members = members + 1 WHERE id = :g"), {"g": group_id})  # expect: TX408
