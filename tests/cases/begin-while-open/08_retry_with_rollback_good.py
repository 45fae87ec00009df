# Each failed attempt is rolled back before the loop starts the next transaction.
import mysql.connector


def next_ticket(cnx_settings, counter, attempts=3):
    cnx = mysql.connector.connect(**cnx_settings)
    try:
        cursor = cnx.cursor()
        for attempt in range(attempts):
            cnx.start_transaction()
            try:
                cursor.execute("UPDATE counter SET value = value + 1 WHERE name = %s", (counter,))
                cursor.execute("SELECT value FROM counter WHERE name = %s", (counter,))
                (value,) = cursor.fetchone()
                cnx.commit()
            except mysql.connector.errors.InternalError:
                cnx.rollback()
                continue
            return value
    finally:
        cnx.close()
    raise RuntimeError(counter)
