"""Several commits of one finally are one defect, told at the first."""

from sqlalchemy.orm import Session


class User:
    def __init__(self, db: Session):
        self.db = db

    def stop(self, spawner, tokens):
        try:
            for token in tokens:
                self.db.delete(token)
            spawner.shut_down()
            self.db.commit()
        finally:
            self.db.commit()  # expect: TX104
            spawner.forget()
            self.db.commit()
