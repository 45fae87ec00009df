# The transaction object is committed twice.
from sqlalchemy import text


def apply(engine, statements):
    with engine.connect() as conn:
        trans = conn.begin()
        try:
            for statement in statements:
                conn.execute(text(statement))
        except BaseException:
            trans.rollback()
            raise
        trans.commit()
        if conn.execute(text("SELECT count(*) FROM broken")).scalar_one() == 0:
            trans.commit()  # expect: TX404
