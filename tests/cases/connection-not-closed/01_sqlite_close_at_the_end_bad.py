# close() is the last line and no error reaches it. Since Python 3.11 the forgotten connection keeps the file locked until
# the collector runs.
import sqlite3


def vote(path, poll, choice):
    conn = sqlite3.connect(path)  # expect: TX301
    conn.execute("INSERT INTO vote (poll, choice) VALUES (?, ?)", (poll, choice))
    conn.execute("UPDATE poll SET votes = votes + 1 WHERE id = ?", (poll,))
    conn.commit()
    conn.close()
