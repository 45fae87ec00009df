# Django: autocommit switched off on another database, and on again without a rollback after an error.
from django.db import connections


def move(source, target, amount):
    ledger = connections["ledger"]
    ledger.set_autocommit(False)  # expect: TX201
    with ledger.cursor() as cur:
        cur.execute("UPDATE account SET balance = balance - %s WHERE id = %s", [amount, source])
        cur.execute("UPDATE account SET balance = balance + %s WHERE id = %s", [amount, target])
    ledger.commit()
    ledger.set_autocommit(True)
