from contextlib import asynccontextmanager

from fastapi import Depends, FastAPI
from sqlalchemy import text
from sqlalchemy.orm import Session

from tenants.engines import dispose_all
from tenants.sessions import main_session, tenant_session


@asynccontextmanager
async def lifespan(app):
    yield
    dispose_all()


app = FastAPI(lifespan=lifespan)


def session_of(tenant: str):
    with tenant_session(tenant) as session:
        yield session


@app.post("/{tenant}/users")
def add_user(name: str, session: Session = Depends(session_of)):
    session.execute(text("INSERT INTO user_ (name) VALUES (:n)"), {"n": name})


@app.get("/tenants")
def tenants():
    with main_session() as session:
        return session.scalars(text("SELECT name FROM tenant ORDER BY name")).all()
