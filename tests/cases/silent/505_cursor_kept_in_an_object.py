# A cursor keeps its connection alive: who is given it, in an object or alone, has both.
import sqlite3
from contextvars import ContextVar
from dataclasses import dataclass

context: ContextVar = ContextVar("context")
readers = []


@dataclass
class Reader:
    cursor: sqlite3.Cursor


def start(path):
    db = sqlite3.connect(path)
    db.executescript("pragma journal_mode=WAL;")
    context.set(Reader(db.cursor()))


def start_another(path):
    db = sqlite3.connect(path)
    reader = Reader(db.cursor())
    readers.append(reader)


def make(path):
    db = sqlite3.connect(path)
    reader = Reader(db.cursor())
    return reader


def set_alone(path):
    db = sqlite3.connect(path)
    context.set(db.cursor())


def set_connection(path):
    db = sqlite3.connect(path)
    context.set(db)
