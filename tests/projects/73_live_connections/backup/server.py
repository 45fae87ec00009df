from contextlib import closing

from backup.postgres import Client, Streaming


class Server:
    def __init__(self, config):
        self.postgres = Client(config["conninfo"])
        self.streaming = Streaming(config["streaming"]) if "streaming" in config else None

    def start_backup(self, label):
        conn = self.postgres.connect()
        cursor = conn.cursor()
        cursor.execute("SELECT pg_backup_start(%s)", (label,))
        return cursor.fetchone()[0]

    def close(self):
        self.postgres.close()
        if self.streaming is not None:
            self.streaming.close()


def check(config):
    with closing(Server(config)) as server:
        return server.streaming.settings()
