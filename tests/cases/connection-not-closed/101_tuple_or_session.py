"""A helper gives a pair for one library and a session for the other; its callers ask which of them they have."""

import apsw
from sqlalchemy import create_engine
from sqlalchemy.orm import sessionmaker

from shop.settings import Settings

engine = create_engine(Settings.url)


def open_store():
    if Settings.light:
        connection = apsw.Connection(Settings.path)
        cursor = connection.cursor()
        return connection, cursor
    return sessionmaker(bind=engine)()


def last(model):
    store = open_store()
    if isinstance(store, tuple):
        connection, cursor = store
        try:
            cursor.execute("SELECT 1")
            return cursor.fetchone()
        finally:
            connection.close()
    else:
        try:
            return store.query(model).first()
        finally:
            store.close()


def first(model):
    store = open_store()  # expect: TX301
    if isinstance(store, tuple):
        connection, cursor = store
        try:
            cursor.execute("SELECT 1")
            return cursor.fetchone()
        finally:
            connection.close()
    else:
        return store.query(model).first()
