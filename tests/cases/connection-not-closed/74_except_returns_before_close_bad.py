# The error branch returns a message and forgets the connection that the last line closes.
import pymysql
from flask import Flask, jsonify, request

app = Flask(__name__)


@app.route("/item", methods=["POST"])
def create_item():
    conn = pymysql.connect(host="db", user="app", database="shop")  # expect: TX301
    cur = conn.cursor()
    try:
        cur.execute("INSERT INTO item (name) VALUES (%s)", (request.json["name"],))
        conn.commit()
    except pymysql.err.IntegrityError:
        return jsonify(error="duplicate"), 409
    conn.close()
    return jsonify(ok=True)
