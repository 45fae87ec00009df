# A management command reads the tables by an engine of its own, and its process ends.
from django.core.management.base import BaseCommand
from sqlalchemy import MetaData, create_engine
from sqlalchemy.orm import sessionmaker

from schema.settings import url


class Command(BaseCommand):
    def handle(self, *args, **options):
        engine = create_engine(url())
        metadata = MetaData()
        metadata.reflect(bind=engine)
        session = sessionmaker(bind=engine, autoflush=False)()
        session.close()
        self.stdout.write(str(metadata.tables))
