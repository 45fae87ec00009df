from alembic import context
from sqlalchemy import engine_from_config, pool

from ledger.migrate.helpers import advisory_lock

config = context.config


def run_migrations_online():
    connectable = engine_from_config(config.get_section(config.config_ini_section), poolclass=pool.NullPool)
    with connectable.connect() as connection:
        context.configure(connection=connection)
        with context.begin_transaction():
            advisory_lock(connection, 7)
            context.run_migrations()


run_migrations_online()
