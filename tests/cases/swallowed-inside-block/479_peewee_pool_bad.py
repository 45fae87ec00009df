# peewee pool: as it leaks and loses.
from playhouse.pool import PooledPostgresqlDatabase

from .models import Article

db = PooledPostgresqlDatabase("blog", max_connections=8, stale_timeout=300)


def publish(rows):
    with db.manual_commit():
        db.begin()  # expect: TX201
        for row in rows:
            Article.create(**row)
        db.commit()


def publish_all(rows):
    with db.atomic():
        for row in rows:
            try:
                Article.create(**row)
            except Exception:  # expect: TX401
                print("skipped", row)
