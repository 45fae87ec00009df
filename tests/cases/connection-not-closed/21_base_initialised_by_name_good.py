"""The base class keeps the connection: its `__init__` is called by name, with the object as first argument."""

import sqlite3

import psycopg2
import pymysql


class Wrapper:
    def __init__(self, cnx, log=None):
        self.cnx = cnx
        self.log = log

    def __getattr__(self, name):
        return getattr(self.cnx, name)


class PostgresConnection(Wrapper):
    def __init__(self, dsn, log=None):
        cnx = psycopg2.connect(dsn)
        cnx.set_client_encoding("UNICODE")
        Wrapper.__init__(self, cnx, log)


class MySQLConnection(Wrapper):
    def __init__(self, user, log=None):
        cnx = pymysql.connect(user=user)
        super().__init__(cnx, log)


class SqliteConnection(Wrapper):
    def __init__(self, path, params=None):
        cnx = sqlite3.connect(path)
        self.schema = (params or {}).get("schema", "public")
        if params.get("double_quotes", "no") == "no":
            cnx.setconfig(sqlite3.SQLITE_DBCONFIG_DQS_DDL, False)
        Wrapper.__init__(self, cnx)
