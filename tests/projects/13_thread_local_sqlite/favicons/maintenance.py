from contextlib import closing

from favicons.cache import FaviconCache


def shrink(path, keep):
    cache = FaviconCache(path)
    with cache.connect() as conn:  # expect: TX302
        conn.execute("DELETE FROM blob WHERE rowid NOT IN (SELECT rowid FROM blob ORDER BY rowid DESC LIMIT ?)", (keep,))


def size(path):
    with closing(FaviconCache(path).connect()) as conn:
        return conn.execute("SELECT sum(length(data)) FROM blob").fetchone()[0] or 0


def vacuum(path):
    conn = FaviconCache(path).connect()
    try:
        conn.execute("VACUUM")
    finally:
        conn.close()
