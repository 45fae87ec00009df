# A script: the process ends behind the last line or in the error handler, which closes everything.
import sqlite3
import sys

if __name__ == "__main__":
    db = sqlite3.connect(sys.argv[1])
    try:
        db.execute("DELETE FROM session WHERE until < datetime('now')")
        db.commit()
    except sqlite3.Error as exc:
        sys.exit(f"{sys.argv[1]}: {exc}")
    print(db.execute("SELECT count(*) FROM session").fetchone()[0], "sessions left")
