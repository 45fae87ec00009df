"""Where the import tests of the models look away, and why."""

from __future__ import annotations

OPTIONAL = {
    "flask_mysqldb.MySQL": "a package of its own, over mysqlclient",
    "flask_mysqldb.MySQL.connection": "a package of its own, over mysqlclient",
    "mysql.connector.connection_cext.CMySQLConnection": "needs the C extension",
    "mysql.connector.cursor_cext.CMySQLCursor": "needs the C extension",
    "motor.MotorClient": "needs tornado",
    "motor.motor_tornado.MotorClient": "needs tornado",
    "motor.motor_tornado.MotorClientSession": "needs tornado",
    "neo4j.AsyncGraphDatabase.bolt_driver": "until version 5",
    "neo4j.AsyncGraphDatabase.neo4j_driver": "until version 5",
    "neo4j.GraphDatabase.bolt_driver": "until version 5",
    "neo4j.GraphDatabase.neo4j_driver": "until version 5",
    "playhouse.mysql_ext.MariaDBConnectorDatabase": "from version 3.17",
    "playhouse.pool.PooledPostgresqlExtDatabase": "until version 3",
    "playhouse.pool.PooledSqliteExtDatabase": "until version 3",
    "playhouse.sqlite_ext.SqliteExtDatabase": "until version 3",
    "pyramid.request.Request.tm": "pyramid_tm adds it to instances",
    "werkzeug.LocalProxy": "until version 1",
}
"""Paths that the installed version need not have, and why."""

FORWARDED = {
    "adbapi.Connection": "to the driver",
    "adbapi.Transaction": "to the driver",
    "django.cursor": "to the driver",
    "django.transaction": "a module and a connection, each with half of the methods",
    "flask_sqlalchemy.SQLAlchemy.engine": "instances have it, not the class",
    "flask_sqlalchemy.SQLAlchemy.session": "instances have it, not the class",
    "mysql.connector.PooledConnection": "to the connection of the pool",
    "peewee.DatabaseProxy": "to the database that it is given later",
    "sqlalchemy.raw_connection": "to the driver",
}
"""Types, or single classes, that forward methods without having them."""

ABSENT = {
    ("sqlalchemy.AsyncTransaction", "close"),
    ("sqlalchemy.async_scoped_session", "run_sync"),
    ("sqlalchemy.scoped_session", "prepare"),
    ("sqlalchemy.scoped_session", "invalidate"),
}
"""Methods that one class of the type lacks, as an heir does."""

ENTERED_ELSEWHERE = {
    "tortoise.TransactionWrapper": "what is entered is a context that gives it",
}

WRAPPED = {
    "asyncpg.Connection": "a connection of the pool wraps the methods",
    "asyncpg.Transaction": "a guard wraps the methods",
    "sqlmodel.AsyncSession": "a notice that execute() is deprecated wraps it",
}
"""Types whose coroutine functions are seen below a wrapper only."""

HIDDEN_COROUTINES = {
    "aioodbc.Cursor": "plain methods that give the coroutine of a private one",
}
"""Types whose coroutine functions do not look like ones from outside."""
