# Every branch closes, errors of any kind included.
import pymysql
from flask import Flask, jsonify, request

app = Flask(__name__)


@app.route("/item", methods=["POST"])
def create_item():
    conn = pymysql.connect(host="db", user="app", database="shop")
    try:
        cur = conn.cursor()
        cur.execute("INSERT INTO item (name) VALUES (%s)", (request.json["name"],))
        conn.commit()
    except pymysql.err.IntegrityError:
        conn.close()
        return jsonify(error="duplicate"), 409
    except BaseException:
        conn.close()
        raise
    else:
        conn.close()
    return jsonify(ok=True)
