# A helper gives connection and cursor as a pair; the caller closes both on the ordinary path only.
import sqlite3

PATH = "todo.db"


def open_db():
    con = sqlite3.connect(PATH)
    cur = con.cursor()
    return con, cur


def add(text):
    con, cur = open_db()  # expect: TX301
    cur.execute("INSERT INTO todo (text) VALUES (?)", (text,))
    con.commit()
    cur.close()
    con.close()
