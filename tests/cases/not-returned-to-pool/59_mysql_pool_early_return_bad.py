# mysql.connector: get_connection() and an early return.
import mysql.connector.pooling

pool = mysql.connector.pooling.MySQLConnectionPool(pool_size=10, host="db", database="app")


def login(email, check):
    cnx = pool.get_connection()  # expect: TX303
    cur = cnx.cursor(dictionary=True)
    cur.execute("SELECT id, hash FROM user WHERE email = %s", (email,))
    user = cur.fetchone()
    if not user or not check(user["hash"]):
        return None
    cur.execute("UPDATE user SET seen = now() WHERE id = %s", (user["id"],))
    cnx.commit()
    cnx.close()
    return user["id"]
