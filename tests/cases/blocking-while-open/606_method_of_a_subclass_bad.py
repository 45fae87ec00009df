"""What the method collects, by its subclass, comes from the database."""

import smtplib
from abc import abstractmethod

from sqlalchemy.orm import Session


class Notices:
    def __init__(self, session: Session):
        self.session = session

    @abstractmethod
    def collect(self) -> list[str]: ...

    def run(self) -> None:
        with self.session.begin():
            found = self.collect()
            with smtplib.SMTP("mail.example") as smtp:  # expect: TX402
                for address in found:
                    smtp.sendmail("shop@example", address, "news")
