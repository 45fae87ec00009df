from contextlib import closing
from functools import partial

import cx_Oracle
import psycopg2

open_source = partial(cx_Oracle.connect, dsn="SRC", encoding="UTF-8")
open_target = partial(psycopg2.connect, dbname="dwh")


def closing_target():
    return closing(open_target())
