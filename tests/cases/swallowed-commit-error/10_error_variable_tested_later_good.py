# The handler keeps the error in a variable; after the clean-up the function raises it in its own words.
import logging

import pymysql

log = logging.getLogger(__name__)


class ImportFailed(Exception):
    pass


def import_prices(settings, prices):
    failure = None
    conn = pymysql.connect(**settings)
    try:
        with conn.cursor() as cur:
            cur.executemany("UPDATE article SET price = %s WHERE sku = %s", prices)
        conn.commit()
    except pymysql.Error as exc:
        conn.rollback()
        failure = exc
    finally:
        conn.close()
    if failure is not None:
        raise ImportFailed(f"{len(prices)} prices") from failure
