from alembic import command
from alembic.config import Config

from pantry.db import engine


def upgrade():
    config = Config("alembic.ini")
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
