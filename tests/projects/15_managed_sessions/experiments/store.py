from sqlalchemy import text
from sqlalchemy.orm import sessionmaker

from experiments.engines import engine_with_retry
from experiments.errors import StoreError
from experiments.managed import routing_session_maker


class Store:
    def __init__(self, write_url, read_url):
        self.engine = engine_with_retry(write_url)
        self.replica = engine_with_retry(read_url)
        self.session = routing_session_maker(sessionmaker(self.engine), sessionmaker(self.replica))

    def create_run(self, name):
        with self.session(read_only=False) as session:
            run_id = session.execute(text("INSERT INTO run (name) VALUES (:n) RETURNING id"), {"n": name}).scalar_one()
            session.execute(text("INSERT INTO event (run_id, kind) VALUES (:r, 'new')"), {"r": run_id})
            return run_id

    def end_run(self, run_id):
        with self.session(read_only=False) as session:
            if session.execute(text("UPDATE run SET ended = now() WHERE id = :i"), {"i": run_id}).rowcount == 0:
                raise StoreError(f"no run {run_id}")

    def runs(self):
        with self.session() as session:
            return session.execute(text("SELECT id, name FROM run ORDER BY id")).all()

    def close(self):
        self.engine.dispose()
        self.replica.dispose()
