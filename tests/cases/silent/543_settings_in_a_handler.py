# Settings that are changed in a handler are those of the second try: the connection is in autocommit mode.
import pymysql


class Client:
    def __init__(self, host):
        self.host = host

    def connect(self):
        settings = {"host": self.host, "autocommit": True, "init_command": "SET NAMES utf8mb4"}
        try:
            conn = pymysql.connect(**settings)
        except pymysql.OperationalError:
            settings["autocommit"] = None
            settings["init_command"] = None
            conn = pymysql.connect(**settings)
        self.conn = conn

    def tables(self):
        with self.conn.cursor() as cur:
            cur.execute("SHOW TABLES")
            yield from cur
