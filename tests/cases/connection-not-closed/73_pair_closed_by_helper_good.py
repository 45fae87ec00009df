# The pair is closed by a helper of the module, in finally.
import sqlite3

PATH = "todo.db"


def open_db():
    con = sqlite3.connect(PATH)
    cur = con.cursor()
    return con, cur


def close_db(con, cur, commit=False):
    if commit:
        con.commit()
    cur.close()
    con.close()


def add(text):
    con, cur = open_db()
    done = False
    try:
        cur.execute("INSERT INTO todo (text) VALUES (?)", (text,))
        done = True
    finally:
        close_db(con, cur, commit=done)
