# raw_connection() of the engine is put back by close() only.
from sqlalchemy import create_engine

engine = create_engine("postgresql://app@db/app")


def copy_in(table, stream):
    raw = engine.raw_connection()  # expect: TX301,TX303
    cursor = raw.cursor()
    cursor.copy_expert(f"COPY {table} FROM STDIN WITH CSV", stream)
    raw.commit()
    raw.close()
