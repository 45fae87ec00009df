# A unit of work whose __exit__ prints the commit error and leaves normally: every `with` block seems to succeed.
import traceback

from sqlalchemy.orm import Session


class Work:
    def __init__(self, engine):
        self.session = Session(engine)

    def __enter__(self):
        return self.session

    def __exit__(self, exc_type, exc, tb):
        try:
            if exc_type is None:
                self.session.commit()  # expect: TX102
        except Exception:
            traceback.print_exc()
        finally:
            self.session.close()
