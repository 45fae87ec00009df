# A migration's environment and a script have one connection at a time.
import os

from alembic import context
from sqlalchemy import create_engine, engine_from_config, pool

config = context.config


def run_migrations_online():
    connectable = engine_from_config(
        config.get_section(config.config_ini_section), prefix="sqlalchemy.", poolclass=pool.NullPool
    )
    with connectable.connect() as connection:
        context.configure(connection=connection)
        with context.begin_transaction():
            context.run_migrations()


def main():
    engine = create_engine(os.environ["DATABASE_URL"], poolclass=pool.NullPool)
    with engine.begin() as conn:
        conn.exec_driver_sql("VACUUM")
    engine.dispose()


if __name__ == "__main__":
    main()
else:
    run_migrations_online()
