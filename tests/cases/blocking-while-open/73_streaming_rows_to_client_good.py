# One transaction a page.
import requests
from sqlalchemy import create_engine, text

engine = create_engine("postgresql://etl@db/etl")


def pages(url):
    while url:
        body = requests.get(url, timeout=60).json()
        yield body["items"]
        url = body.get("next")


def load(url):
    for items in pages(url):
        with engine.begin() as conn:
            conn.execute(text("INSERT INTO staging (doc) VALUES (:doc)"), [{"doc": i} for i in items])
