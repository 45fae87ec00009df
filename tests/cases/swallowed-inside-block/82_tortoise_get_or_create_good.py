# DoesNotExist is raised by the library after the query has succeeded.
from tortoise.exceptions import DoesNotExist
from tortoise.transactions import in_transaction

from game.models import Player, Score


async def add_score(name: str, points: int) -> None:
    async with in_transaction() as conn:
        try:
            player = await Player.get(name=name).using_db(conn)
        except DoesNotExist:
            player = await Player.create(name=name, using_db=conn)
        await Score.create(player=player, points=points, using_db=conn)
