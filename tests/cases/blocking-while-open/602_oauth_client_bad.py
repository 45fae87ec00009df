"""The token is fetched from the provider with the row locked."""

from authlib.integrations.httpx_client import AsyncOAuth2Client
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker

from hub.models import Login


def client_of(login: Login) -> AsyncOAuth2Client:
    return AsyncOAuth2Client(login.client_id, login.secret)


async def finish(maker: async_sessionmaker[AsyncSession], state: str, url: str) -> None:
    async with maker() as session, session.begin():
        login = (await session.scalars(select(Login).where(Login.state == state).with_for_update())).one()
        client = client_of(login)
        token = await client.fetch_token(login.token_url, authorization_response=url)  # expect: TX402
        login.token = token["access_token"]
