import aiohttp
from tortoise.exceptions import IntegrityError
from tortoise.transactions import atomic, in_transaction

from .models import Event, Team


@atomic()
async def rename(team_id, name):
    team = await Team.get(id=team_id)
    team.name = name
    await team.save()


async def sign_up(name):
    async with in_transaction() as conn:
        try:
            await Team.create(name=name, using_db=conn)
        except IntegrityError:  # expect: TX401
            pass
        await Event.create(kind="sign-up", using_db=conn)


async def outside(name):
    async with in_transaction("default") as conn:
        await Event.create(kind="a", using_db=conn)
        await Team.create(name=name)  # allow: TX408


async def slow(name):
    async with in_transaction():
        await Team.create(name=name)
        async with aiohttp.ClientSession() as http:
            await http.post("https://hooks.example/team")  # expect: TX402,TX407


async def inert():
    in_transaction()  # expect: TX107
    await Team.all().delete()
