from dataclasses import dataclass

from depot.core import cursor


@dataclass
class Box:
    number: int
    shelf: str = ""

    @classmethod
    def load(cls, number):
        with cursor() as cur:
            cur.execute("SELECT id, shelf FROM box WHERE id = %s", (number,))
            row = cur.fetchone()
        return cls(row["id"], row["shelf"]) if row else None
