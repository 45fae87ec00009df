"""A replication connection knows no transactions: its commands leave nothing open."""

import psycopg2
from psycopg2.extras import PhysicalReplicationConnection


class Receiver:
    def __init__(self, dsn):
        self.dsn = dsn
        self.conn = None
        self.cursor = None

    def connect(self):
        self.conn = psycopg2.connect(self.dsn, connection_factory=PhysicalReplicationConnection)
        self.cursor = self.conn.cursor()

    def start(self):
        self.cursor.execute("IDENTIFY_SYSTEM")
        system = self.cursor.fetchone()
        self.cursor.start_replication(start_lsn=system[2])
        return system

    def stop(self):
        self.conn.close()
