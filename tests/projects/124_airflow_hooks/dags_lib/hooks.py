from airflow.hooks.base import BaseHook
from airflow.providers.postgres.hooks.postgres import PostgresHook

import psycopg2


class LedgerHook(BaseHook):
    def __init__(self, conn_id="ledger"):
        super().__init__()
        self.conn_id = conn_id

    def get_conn(self):
        c = self.get_connection(self.conn_id)
        return psycopg2.connect(host=c.host, user=c.login, password=c.password, dbname=c.schema)


def warehouse():
    return PostgresHook(postgres_conn_id="warehouse")
