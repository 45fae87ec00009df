# The default address in the settings class is PostgreSQL's.
from pydantic import Field
from pydantic_settings import BaseSettings
from sqlmodel import create_engine


class Settings(BaseSettings):
    db_url: str = Field(default="postgresql+psycopg://app@localhost/app", alias="DATABASE_URL")


def make_engine(settings: Settings):
    return create_engine(settings.db_url, pool_recycle=900)  # expect: TX503
