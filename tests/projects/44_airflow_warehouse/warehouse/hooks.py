from airflow.providers.mysql.hooks.mysql import MySqlHook
from airflow.providers.postgres.hooks.postgres import PostgresHook


class WarehouseHook(PostgresHook):
    conn_name_attr = "warehouse_conn_id"
    default_conn_name = "warehouse"

    def get_conn(self):
        conn = super().get_conn()
        conn.set_client_encoding("UTF8")
        return conn

    def first_day(self):
        return self.get_first("SELECT min(day) FROM fact")[0]


class SourceHook(MySqlHook):
    default_conn_name = "source"
