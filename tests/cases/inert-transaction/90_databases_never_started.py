# databases: transaction() is not awaited, so every statement commits by itself.
from databases import Database

database = Database("postgresql://localhost/shop")


async def move(source, target, amount):
    database.transaction()  # expect: TX107
    await database.execute("UPDATE account SET balance = balance - :a WHERE id = :i", {"a": amount, "i": source})
    await database.execute("UPDATE account SET balance = balance + :a WHERE id = :i", {"a": amount, "i": target})
