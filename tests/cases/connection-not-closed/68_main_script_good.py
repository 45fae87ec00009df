# A script whose connection lives to the end of the process.
import sqlite3
import sys


def main():
    conn = sqlite3.connect(sys.argv[1])
    try:
        for row in conn.execute("SELECT name FROM t"):
            print(*row)
    except sqlite3.Error as e:
        sys.exit(f"error: {e}")
    finally:
        conn.close()


if __name__ == "__main__":
    main()
