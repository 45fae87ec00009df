# The retry rolls back before it begins again.
import pymysql


def run(conn: pymysql.connections.Connection, work, tries=3):
    for attempt in range(tries):
        conn.begin()
        try:
            work(conn)
            conn.commit()
            return True
        except BaseException as e:
            conn.rollback()
            if not isinstance(e, pymysql.err.OperationalError) or attempt == tries - 1:
                raise
    return False
