# A dictionary called requests, a parameter called input, a method called sleep and a field called delay.
from dataclasses import dataclass

from sqlalchemy import text
from sqlalchemy.orm import Session


@dataclass
class Kettle:
    delay: float
    state: str = "on"

    def sleep(self) -> None:
        self.state = "asleep"


def answer(session: Session, requests: dict[str, str], input, kettle: Kettle) -> str:
    with session.begin():
        session.execute(text("UPDATE kettle SET asked = asked + 1 WHERE name = :n"), {"n": input("name")})
        wanted = requests.get("wanted", "tea")
        requests.pop("wanted", None)
        if kettle.delay > 3:
            kettle.sleep()
        session.execute(text("INSERT INTO asked (what) VALUES (:w)"), {"w": wanted})
    return wanted
