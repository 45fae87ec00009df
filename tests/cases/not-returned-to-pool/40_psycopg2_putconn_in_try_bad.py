# putconn() as the last line of try; the handler answers with an error page.
from flask import Flask, jsonify
from psycopg2.pool import SimpleConnectionPool

app = Flask(__name__)
pool = SimpleConnectionPool(1, 20, dsn="dbname=app")


@app.get("/items")
def items():
    try:
        conn = pool.getconn()  # expect: TX303
        with conn.cursor() as cur:
            cur.execute("SELECT id, name FROM item")
            rows = cur.fetchall()
        pool.putconn(conn)
        return jsonify(rows)
    except Exception as e:
        return jsonify(error=str(e)), 500
