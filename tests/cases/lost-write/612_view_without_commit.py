# Flask closes the connection, or empties the session, when the request ends: what a view has not committed is gone.
# What code from elsewhere, or a decorator, may commit is left alone.
from flask import Flask, flash, redirect, request, url_for
from flask_login import login_required
from flask_mysqldb import MySQL
from flask_sqlalchemy import SQLAlchemy

from app.hooks import committing
from app.models import Student, audit

app = Flask(__name__)
db = SQLAlchemy(app)
mysql = MySQL(app)


@app.route("/students", methods=["POST"])
@login_required
def add_student():
    db.session.add(Student(name=request.form["name"]))  # expect: TX403
    flash("stored")
    return redirect(url_for("index"))


@app.route("/marks", methods=["POST"])
def add_mark():
    cur = mysql.connection.cursor()
    cur.execute("INSERT INTO mark (name, value) VALUES (%s, %s)", (request.form["name"], request.form["value"]))  # expect: TX403
    cur.close()
    return redirect(url_for("index"))


@app.post("/students/<int:key>/delete")
def delete_student(key):
    db.session.delete(db.session.get(Student, key))
    db.session.commit()
    return redirect(url_for("index"))


@app.post("/marks/<int:key>/delete")
def delete_mark(key):
    cur = mysql.connection.cursor()
    cur.execute("DELETE FROM mark WHERE id = %s", (key,))
    mysql.connection.commit()
    return redirect(url_for("index"))


@app.post("/students/audited")
def add_audited():
    db.session.add(Student(name=request.form["name"]))
    audit("added")
    return redirect(url_for("index"))


@app.post("/students/saved")
def add_saved():
    student = Student(name=request.form["name"])
    db.session.add(student)
    student.save()
    return redirect(url_for("index"))


@app.post("/students/committed")
@committing
def add_committed():
    db.session.add(Student(name=request.form["name"]))
    return redirect(url_for("index"))
