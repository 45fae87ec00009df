# A pool by its name alone, in a module that knows no driver and gives nothing back: the project's own, which keeps
# what it lends.
import logging

from agent.inventory import Details


def inspect(pool, conninfo):
    info = {"host": conninfo["host"], "available": True}
    try:
        conn = pool.getconn(dbname=conninfo["database"])
    except Exception as error:
        logging.error("no connection: %s", error)
        info["available"] = False
        return info
    details = Details(conn)
    info["version"] = details.version()
    info["size"] = conn.queryscalar("SELECT pg_database_size(current_database())")
    return info
