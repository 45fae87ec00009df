# The closure that fetches is called inside the block.
import urllib.request

from sqlalchemy import text


def refresh(engine, feed_id):
    def download(url):
        with urllib.request.urlopen(url, timeout=20) as answer:
            return answer.read()

    with engine.begin() as conn:
        url = conn.execute(text("SELECT url FROM feed WHERE id = :i FOR UPDATE"), {"i": feed_id}).scalar_one()
        body = download(url)  # expect: TX402
        conn.execute(text("UPDATE feed SET body = :b WHERE id = :i"), {"b": body, "i": feed_id})
