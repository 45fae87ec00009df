# A query of neo4j that is cancelled cancels its transaction, too; another await does not.
from neo4j import AsyncSession


async def queries_only(session: AsyncSession, name):
    tx = await session.begin_transaction()
    try:
        await tx.run("CREATE (p:Person {name: $name})", name=name)
        await tx.commit()
    except Exception:
        await tx.rollback()
        raise


async def waits_for_another(session: AsyncSession, name, describe):
    tx = await session.begin_transaction()  # expect: TX205
    try:
        await tx.run("CREATE (p:Person {name: $name, text: $text})", name=name, text=await describe(name))
        await tx.commit()
    except Exception:
        await tx.rollback()
        raise


async def waits_and_ends_in_any_case(session: AsyncSession, name, describe):
    tx = await session.begin_transaction()
    try:
        await tx.run("CREATE (p:Person {name: $name, text: $text})", name=name, text=await describe(name))
        await tx.commit()
    finally:
        await tx.close()
