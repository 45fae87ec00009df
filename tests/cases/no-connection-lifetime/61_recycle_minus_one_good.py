# With a lifetime and the server's timeout.
from flask import Flask
from flask_sqlalchemy import SQLAlchemy

app = Flask(__name__)
app.config["SQLALCHEMY_DATABASE_URI"] = "postgresql://app@db/app"
app.config["SQLALCHEMY_ENGINE_OPTIONS"] = {
    "pool_size": 10,
    "pool_recycle": 1800,
    "connect_args": {"options": "-c idle_in_transaction_session_timeout=60000"},
}
db = SQLAlchemy(app)
