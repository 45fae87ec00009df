from queue_app import db


class Query(db.Model):
    id = db.Column(db.Integer, primary_key=True)
    failures = db.Column(db.Integer, default=0)
