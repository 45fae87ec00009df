# Where the API allows an end inside the block: psycopg2, sqlite3, peewee's txn object, pymongo.
import sqlite3

import psycopg2
from peewee import SqliteDatabase
from pymongo import MongoClient

db = SqliteDatabase("cache.db")
mongo = MongoClient("mongodb://db/?replicaSet=rs0")


def in_steps(dsn, chunks):
    conn = psycopg2.connect(dsn)
    try:
        with conn:
            with conn.cursor() as cur:
                for chunk in chunks:
                    cur.execute("INSERT INTO part VALUES (%s)", (chunk,))
                    conn.commit()
    finally:
        conn.close()


def cached(path, chunks):
    conn = sqlite3.connect(path)
    try:
        with conn:
            for chunk in chunks:
                conn.execute("INSERT INTO part VALUES (?)", (chunk,))
                conn.commit()
    finally:
        conn.close()


def batches(model, rows):
    with db.atomic() as txn:
        for number, row in enumerate(rows):
            model.create(**row)
            if number % 1000 == 999:
                txn.commit()


def settle(order_id):
    with mongo.start_session() as session:
        with session.start_transaction():
            found = mongo.shop.orders.update_one({"_id": order_id}, {"$set": {"ok": 1}}, session=session)
            if not found.matched_count:
                session.abort_transaction()
                return False
    return True
