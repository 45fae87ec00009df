# peewee on PostgreSQL: the duplicate aborts the transaction of the block.
import peewee
from playhouse.pool import PooledPostgresqlDatabase

db = PooledPostgresqlDatabase("forum", max_connections=8, stale_timeout=300)


class Tag(peewee.Model):
    name = peewee.CharField(unique=True)

    class Meta:
        database = db


def add_tags(names):
    with db.atomic():
        for name in names:
            try:
                Tag.create(name=name)
            except peewee.IntegrityError:  # expect: TX401
                pass
