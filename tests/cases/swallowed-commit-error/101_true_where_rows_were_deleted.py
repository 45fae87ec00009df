"""True tells that something was deleted; False, after a failure, that nothing was."""

import logging

from sqlalchemy import create_engine, text

engine = create_engine("postgresql://localhost/shop")


def remove_collection(name):
    with engine.connect() as connection:
        with connection.begin() as transaction:
            try:
                result = connection.execute(text("DELETE FROM items WHERE collection = :name"), {"name": name})
                transaction.commit()
                if result.rowcount > 0:
                    return True
                logging.info("nothing in %s", name)
                return False
            except Exception as error:
                logging.error("not deleted: %s", error)
                transaction.rollback()
                return False


def remove_all():
    with engine.connect() as connection:
        try:
            connection.execute(text("DELETE FROM items"))
            connection.commit()  # expect: TX102
            return False
        except Exception as error:
            logging.error("not deleted: %s", error)
            connection.rollback()
            return False


def create(name):
    with engine.connect() as connection:
        try:
            row = connection.execute(text("INSERT INTO items (name) VALUES (:name) RETURNING id"), {"name": name})
            connection.commit()
            return row
        except Exception as error:
            logging.error("not created: %s", error)
            return None
