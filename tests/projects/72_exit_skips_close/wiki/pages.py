import requests

from wiki.store import PooledWork, SafeWork, UnitOfWork


def rename(old, new):
    with PooledWork() as work:
        work.execute("UPDATE page SET name = %s WHERE name = %s", new, old)


def publish(name):
    with SafeWork() as work:
        work.execute("UPDATE page SET public = true WHERE name = %s", name)
        requests.post("https://search.example/index", json={"page": name}, timeout=5)  # expect: TX402


def count(work: UnitOfWork):
    with work:
        return work.execute("SELECT count(*) FROM page").fetchone()[0]
