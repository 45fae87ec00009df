import time

from radio.pool import Pool


def play(pool: Pool, song):
    conn = pool.take()  # expect: TX303,TX301
    cur = conn.cursor()
    cur.execute("UPDATE song SET played = played + 1 WHERE id = %s", (song,))
    conn.commit()
    conn.close()


def play_all(pool: Pool, songs):
    for song in songs:
        with pool.take() as conn:
            cur = conn.cursor()
            cur.execute("UPDATE song SET played = played + 1 WHERE id = %s", (song,))
            time.sleep(180)  # expect: TX402


def queue(pool: Pool, song):
    conn = pool.take()
    try:
        conn.cursor().execute("INSERT INTO queue VALUES (%s)", (song,))
        conn.commit()
    finally:
        conn.close()
