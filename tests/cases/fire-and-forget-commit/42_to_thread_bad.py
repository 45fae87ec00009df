# run_in_executor without await: the error of commit is never seen.
import asyncio
import sqlite3


class Journal:
    def __init__(self, path):
        self.conn = sqlite3.connect(path, check_same_thread=False)

    async def write(self, line):
        self.conn.execute("INSERT INTO journal (line) VALUES (?)", (line,))
        loop = asyncio.get_running_loop()
        loop.run_in_executor(None, self.conn.commit)  # expect: TX106
