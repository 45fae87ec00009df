# The retry after a deadlock begins again without rollback.
import pymysql


def run(conn: pymysql.connections.Connection, work, tries=3):
    for attempt in range(tries):
        conn.begin()  # expect: TX206,TX201,TX202
        try:
            work(conn)
            conn.commit()
            return True
        except pymysql.err.OperationalError:
            if attempt == tries - 1:
                conn.rollback()
                raise
    return False
