# Rows are downloaded from an API page by page while the staging table is locked.
import requests
from sqlalchemy import create_engine, text

engine = create_engine("postgresql://etl@db/etl")


def pages(url):
    while url:
        body = requests.get(url, timeout=60).json()
        yield body["items"]
        url = body.get("next")


def load(url):
    with engine.begin() as conn:
        conn.execute(text("LOCK TABLE staging IN EXCLUSIVE MODE"))
        for items in pages(url):  # expect: TX402
            conn.execute(text("INSERT INTO staging (doc) VALUES (:doc)"), [{"doc": i} for i in items])
