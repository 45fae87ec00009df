# The row is inserted first and the upload to S3 runs before the commit.
import boto3
from sqlalchemy import text

from archive.db import engine

s3 = boto3.client("s3")


def archive(path, key):
    with engine.begin() as conn:
        number = conn.execute(
            text("INSERT INTO archive (object_key) VALUES (:k) RETURNING id"), {"k": key}
        ).scalar_one()
        s3.upload_file(str(path), "archive", key)  # expect: TX402
        conn.execute(text("UPDATE archive SET stored = true WHERE id = :i"), {"i": number})
    return number
