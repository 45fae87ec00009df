"""Who configures asks for it; and what is made for SQLite needs no bound."""

from fastapi import FastAPI
from sqlalchemy.ext.asyncio import create_async_engine
from sqlalchemy.pool import NullPool

app = FastAPI()


class Adapter:
    def __init__(self, url: str, options: dict):
        if url.startswith("sqlite"):
            self.engine = create_async_engine(url, poolclass=NullPool)
        else:
            if options.get("poolclass") == "nullpool":
                options["poolclass"] = NullPool
            self.engine = create_async_engine(url, **options)
