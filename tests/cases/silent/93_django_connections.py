# Django: a block for another database; a cursor of one in autocommit mode; both ends by hand.
from django.db import connections, transaction


def move(source, target, amount):
    with transaction.atomic(using="ledger"), connections["ledger"].cursor() as cur:
        cur.execute("UPDATE account SET balance = balance - %s WHERE id = %s", [amount, source])
        cur.execute("UPDATE account SET balance = balance + %s WHERE id = %s", [amount, target])


def close(account):
    with connections["ledger"].cursor() as cur:
        cur.execute("DELETE FROM account WHERE id = %s", [account])


def by_hand(account):
    transaction.set_autocommit(False, using="ledger")
    try:
        with connections["ledger"].cursor() as cur:
            cur.execute("DELETE FROM entry WHERE account = %s", [account])
            cur.execute("DELETE FROM account WHERE id = %s", [account])
        transaction.commit(using="ledger")
    except BaseException:
        transaction.rollback(using="ledger")
        raise
    finally:
        transaction.set_autocommit(True, using="ledger")
