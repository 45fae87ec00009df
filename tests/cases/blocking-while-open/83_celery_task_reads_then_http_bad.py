# A task claims its row with an UPDATE, asks GitHub and commits at the end.
import os

import psycopg2
import requests
from celery import shared_task


@shared_task
def sync_stars(repo_id):
    conn = psycopg2.connect(os.environ["DSN"])
    try:
        with conn.cursor() as cur:
            cur.execute("UPDATE repo SET syncing = true WHERE id = %s RETURNING full_name", (repo_id,))
            name = cur.fetchone()[0]
            stars = requests.get(f"https://api.github.com/repos/{name}", timeout=30).json()  # expect: TX402
            cur.execute("UPDATE repo SET stars = %s WHERE id = %s", (stars["stargazers_count"], repo_id))
        conn.commit()
    finally:
        conn.close()
