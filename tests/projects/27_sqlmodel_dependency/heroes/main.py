from fastapi import FastAPI
from sqlmodel import SQLModel

from heroes.deps import engine
from heroes.routes import router

app = FastAPI()
app.include_router(router)


def create_tables():
    SQLModel.metadata.create_all(engine)
