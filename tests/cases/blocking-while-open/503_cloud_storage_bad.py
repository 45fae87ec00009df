# What a bucket or a blob of Google's storage does goes over the network; naming one does not.
import psycopg
from google.cloud import storage


class Outputs:
    def __init__(self):
        client = storage.Client()
        self._bucket = client.bucket("outputs")

    def delete(self, names):
        self._bucket.delete_blobs([self._bucket.blob(name) for name in names])


outputs = Outputs()


def drop(dsn, key):
    with psycopg.connect(dsn) as conn:
        conn.execute("DELETE FROM output WHERE id = %s", (key,))
        outputs.delete([key])  # expect: TX402


def put(dsn, key, text):
    bucket = storage.Client().bucket("outputs")
    with psycopg.connect(dsn) as conn:
        conn.execute("INSERT INTO output VALUES (%s)", (key,))
        bucket.blob(key).upload_from_string(text)  # expect: TX402


def put_before(dsn, key, text):
    bucket = storage.Client().bucket("outputs")
    blob = bucket.blob(key)
    blob.upload_from_string(text)
    with psycopg.connect(dsn) as conn:
        conn.execute("INSERT INTO output VALUES (%s, %s)", (key, bucket.blob(key).name))
