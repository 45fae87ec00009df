# In a main function, a click command, and alembic's env.
import click
from sqlalchemy import create_engine, engine_from_config, pool, text


@click.command()
@click.argument("url")
def count(url):
    engine = create_engine(url)
    with engine.connect() as conn:
        click.echo(conn.execute(text("SELECT count(*) FROM t")).scalar())


def run_migrations_online(config, context):
    connectable = engine_from_config(config.get_section("alembic"), prefix="sqlalchemy.", poolclass=pool.NullPool)
    with connectable.connect() as connection:
        context.configure(connection=connection)
        with context.begin_transaction():
            context.run_migrations()


def main():
    engine = create_engine("sqlite:///x.db")
    with engine.begin() as conn:
        conn.execute(text("DELETE FROM t"))


if __name__ == "__main__":
    main()
