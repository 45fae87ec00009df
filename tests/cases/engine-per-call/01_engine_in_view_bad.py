# Each request builds an engine with a pool of its own, which nobody disposes of.
import os

from flask import Flask, jsonify
from sqlalchemy import create_engine, text

app = Flask(__name__)


@app.route("/stations")
def stations():
    engine = create_engine(os.environ["WEATHER_URL"])  # expect: TX304
    with engine.connect() as conn:
        return jsonify([row.name for row in conn.execute(text("SELECT name FROM station"))])
