# The inner atomic() is a savepoint.
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
                with db.atomic():
                    Tag.create(name=name)
            except peewee.IntegrityError:
                pass
