import queue
import sqlite3


class Pool:
    """Keeps connections for whoever comes next."""

    def __init__(self, path, size=4):
        self.path = path
        self._idle = queue.Queue(size)

    def take(self):
        try:
            return self._idle.get_nowait()
        except queue.Empty:
            return sqlite3.connect(self.path, check_same_thread=False)

    def give(self, conn):
        try:
            self._idle.put_nowait(conn)
        except queue.Full:
            conn.close()

    def close(self):
        while not self._idle.empty():
            self._idle.get_nowait().close()
