# A loop inside the finally clause may break or continue: it leaves the loop, not the finally.
import sqlite3


def close_all(path, others):
    conn = sqlite3.connect(path)
    try:
        conn.execute("DELETE FROM lock")
        conn.commit()
    finally:
        for other in others:
            if other is None:
                continue
            other.close()
            if other.last:
                break
        conn.close()
