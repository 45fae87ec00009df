import requests
from pony.orm import Database, PrimaryKey, Required, commit, db_session, rollback

db = Database()


class Car(db.Entity):
    id = PrimaryKey(int)
    plate = Required(str)


@db_session
def register(plate):
    Car(plate=plate)


@db_session
def register_slowly(plate):
    Car(plate=plate)
    commit()
    requests.post("https://office.example", json={"plate": plate}, timeout=3)


def register_all(plates):
    with db_session:
        for plate in plates:
            Car(plate=plate)
        db.execute("UPDATE stats SET cars = cars + 1")
        requests.post("https://office.example", json={"n": len(plates)}, timeout=3)  # expect: TX402


@db_session
def count(plates):
    try:
        db.execute("INSERT INTO stats VALUES (1)")
    except Exception:  # expect: TX401
        pass
