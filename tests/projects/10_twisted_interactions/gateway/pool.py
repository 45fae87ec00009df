from twisted.enterprise import adbapi


def make_pool(config):
    return adbapi.ConnectionPool(
        "psycopg2", dbname=config["database"], user=config["user"], cp_min=1, cp_max=5, cp_reconnect=True
    )
