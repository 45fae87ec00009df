# asyncio.to_thread is awaited.
import asyncio
import sqlite3


class Journal:
    def __init__(self, path):
        self.conn = sqlite3.connect(path, check_same_thread=False)

    async def write(self, line):
        self.conn.execute("INSERT INTO journal (line) VALUES (?)", (line,))
        await asyncio.to_thread(self.conn.commit)

    async def close(self):
        await asyncio.to_thread(self.conn.close)
