# Flask-SQLAlchemy's db.session in views and a scoped_session removed in a teardown.
from flask import Flask, jsonify, request
from flask_sqlalchemy import SQLAlchemy
from sqlalchemy import create_engine
from sqlalchemy.orm import scoped_session, sessionmaker

app = Flask(__name__)
db = SQLAlchemy(app)
legacy = scoped_session(sessionmaker(bind=create_engine("mysql+pymysql://app@db/legacy", pool_recycle=600)))


class User(db.Model):
    id = db.Column(db.Integer, primary_key=True)
    name = db.Column(db.String(80))


@app.teardown_appcontext
def remove(exc):
    legacy.remove()


@app.post("/users")
def create():
    user = User(name=request.json["name"])
    db.session.add(user)
    db.session.commit()
    return jsonify(id=user.id)


@app.get("/legacy")
def read():
    return jsonify(n=legacy.query(User).count())
