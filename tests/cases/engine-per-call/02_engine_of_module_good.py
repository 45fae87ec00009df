# One engine for the module; the views take connections from its pool.
import os

from flask import Flask, jsonify
from sqlalchemy import create_engine, text

app = Flask(__name__)
engine = create_engine(os.environ["WEATHER_URL"], pool_recycle=1800)


@app.route("/stations")
def stations():
    with engine.connect() as conn:
        return jsonify([row.name for row in conn.execute(text("SELECT name FROM station"))])
