# The object is stored first; what the database needs is written in one go afterwards.
import boto3
from sqlalchemy import text

from archive.db import engine

s3 = boto3.client("s3")


def archive(path, key):
    s3.upload_file(str(path), "archive", key)
    with engine.begin() as conn:
        return conn.execute(
            text("INSERT INTO archive (object_key, stored) VALUES (:k, true) RETURNING id"), {"k": key}
        ).scalar_one()
