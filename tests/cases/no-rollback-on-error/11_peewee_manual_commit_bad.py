# manual_commit() of peewee only switches the automatic handling off; begin() without a rollback stays open after an
# error.
from peewee import PostgresqlDatabase

db = PostgresqlDatabase("garden", user="garden")


def repot(plant, pot):
    with db.manual_commit():
        db.begin()  # expect: TX201
        db.execute_sql("UPDATE pot SET plant = NULL WHERE plant = %s", (plant.id,))
        db.execute_sql("UPDATE pot SET plant = %s WHERE id = %s", (plant.id, pot.id))
        db.commit()
