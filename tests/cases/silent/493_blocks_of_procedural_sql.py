# A block of PL/SQL or T-SQL begins with the word BEGIN, and begins no transaction.
import oracledb
from sqlalchemy import create_engine, text

engine = create_engine("mssql+pyodbc://db/shop")


def drop_all(names):
    with engine.begin() as connection:
        for name in names:
            connection.execute(text(f"BEGIN TRY DROP TABLE {name} END TRY BEGIN CATCH END CATCH"))


def recalculate(dsn, key):
    with oracledb.connect(dsn=dsn) as conn:
        cursor = conn.cursor()
        cursor.execute("BEGIN shop.recalculate(:1); END;", [key])
        cursor.execute("BEGIN shop.announce(:1); END;", [key])
        conn.commit()
