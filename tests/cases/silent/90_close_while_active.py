# The helper asks whether the session is active first; only a failed flush makes a session inactive.
from sqlalchemy import create_engine, text
from sqlalchemy.orm import Session

engine = create_engine("postgresql+psycopg://localhost/cells", connect_args={"options": "-c idle_in_transaction_session_timeout=60000"})


class Cells:
    def close_session(self, session):
        if session.is_active:
            session.close()

    def count(self):
        session = Session(engine)
        try:
            return session.execute(text("SELECT count(*) FROM cell")).scalar_one()
        finally:
            self.close_session(session)
