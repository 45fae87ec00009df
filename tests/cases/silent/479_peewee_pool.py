# peewee pool: begun, ended and closed as it should be.
from peewee import IntegrityError
from playhouse.pool import PooledPostgresqlDatabase

from .models import Article

db = PooledPostgresqlDatabase("blog", max_connections=8, stale_timeout=300)


def publish(rows):
    with db.manual_commit():
        db.begin()
        try:
            for row in rows:
                Article.create(**row)
        except:
            db.rollback()
            raise
        else:
            db.commit()


def publish_all(rows):
    with db.connection_context(), db.atomic():
        for row in rows:
            try:
                with db.atomic():
                    Article.create(**row)
            except IntegrityError:
                print("skipped", row)


def publish_one(row):
    with db.atomic() as txn:
        article = Article.create(**row)
        if article.body == "":
            txn.rollback()
            return None
    return article
