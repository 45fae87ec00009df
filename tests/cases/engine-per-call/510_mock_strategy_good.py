"""An engine that only prints its statements, as SQLAlchemy 1.x makes it: it connects nowhere."""

from sqlalchemy import create_engine


def print_schema(url, metadata):
    def show(sql, *args, **kwargs):
        print(sql)

    metadata.create_all(create_engine(url, strategy="mock", executor=show))


def printing_engine(url, show):
    engine = create_engine(url, strategy="mock", executor=show)
    print(engine.dialect.name)
    engine.execute("SELECT 1")
