# A missing row is no error of the server; and a failure that is kept in a variable is rolled back where it is tested.
import psycopg2
from sqlalchemy.exc import NoResultFound
from sqlalchemy.orm import Session


def reader(session: Session, model, name):
    try:
        found = session.query(model).filter_by(name=name).one()
    except NoResultFound:
        found = model(name=name)
        session.add(found)
    session.commit()
    return found


def charge(conn: psycopg2.extensions.connection, account: int) -> None:
    cur = conn.cursor()
    failure = None
    try:
        cur.execute("UPDATE account SET balance = balance - 1 WHERE id = %s", (account,))
    except psycopg2.Error as error:
        failure = error
    if failure is not None:
        conn.rollback()
        raise RuntimeError(account) from failure
    conn.commit()


def passed_on(conn: psycopg2.extensions.connection, account: int) -> None:
    cur = conn.cursor()
    try:
        try:
            cur.execute("DELETE FROM account WHERE id = %s", (account,))
        except psycopg2.Error:
            print("not deleted:", account)
            raise
    except psycopg2.Error:
        conn.rollback()
    cur.execute("INSERT INTO visit (account) VALUES (%s)", (account,))
    conn.commit()
