# A retry loop starts the transaction anew while the failed attempt is still open: "Transaction already in progress".
import mysql.connector


def next_ticket(cnx_settings, counter, attempts=3):
    cnx = mysql.connector.connect(**cnx_settings)
    try:
        cursor = cnx.cursor()
        for attempt in range(attempts):
            cnx.start_transaction()  # expect: TX206
            try:
                cursor.execute("UPDATE counter SET value = value + 1 WHERE name = %s", (counter,))
                cursor.execute("SELECT value FROM counter WHERE name = %s", (counter,))
                (value,) = cursor.fetchone()
                cnx.commit()
            except mysql.connector.errors.InternalError:  # allow: TX204
                continue
            return value
    finally:
        cnx.close()
    raise RuntimeError(counter)
