# A return in finally of a block that has nothing to do with a database.
import json
import sqlite3


def read_settings(path):
    settings = {}
    try:
        with open(path) as f:
            settings = json.load(f)
    finally:
        return settings


def store(path, settings):
    conn = sqlite3.connect(path)
    try:
        conn.execute("REPLACE INTO settings VALUES (?)", (json.dumps(settings),))
        conn.commit()
    finally:
        conn.close()
