from airflow.sensors.base import BaseSensorOperator

from .hooks import WarehouseHook


class FactSensor(BaseSensorOperator):
    def poke(self, context):
        conn = WarehouseHook().get_conn()  # expect: TX301
        cur = conn.cursor()
        cur.execute("SELECT count(*) FROM fact WHERE day = %s", (context["ds"],))
        if cur.fetchone()[0] == 0:
            return False
        conn.close()
        return True


class StageSensor(BaseSensorOperator):
    def poke(self, context):
        conn = WarehouseHook().get_conn()
        try:
            with conn.cursor() as cur:
                cur.execute("SELECT count(*) FROM stage WHERE day = %s", (context["ds"],))
                return cur.fetchone()[0] > 0
        finally:
            conn.close()
