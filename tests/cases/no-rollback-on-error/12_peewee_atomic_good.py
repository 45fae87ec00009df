# db.atomic() ends the transaction both ways; under manual_commit() a handler does it by hand.
from peewee import PostgresqlDatabase

db = PostgresqlDatabase("garden", user="garden")


def repot(plant, pot):
    with db.atomic():
        db.execute_sql("UPDATE pot SET plant = NULL WHERE plant = %s", (plant.id,))
        db.execute_sql("UPDATE pot SET plant = %s WHERE id = %s", (plant.id, pot.id))


def repot_by_hand(plant, pot):
    with db.manual_commit():
        db.begin()
        try:
            db.execute_sql("UPDATE pot SET plant = NULL WHERE plant = %s", (plant.id,))
            db.execute_sql("UPDATE pot SET plant = %s WHERE id = %s", (plant.id, pot.id))
        except BaseException:
            db.rollback()
            raise
        db.commit()
