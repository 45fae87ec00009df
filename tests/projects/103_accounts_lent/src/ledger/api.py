from ledger._engine import get_engine
from ledger.accounts import Account


def post_entry(source: str, target: str, amount: int) -> None:
    with get_engine().begin() as conn:
        Account(source, conn).add(-amount)
        Account(target, conn).add(amount)


def post_fee(number: str, fee: int) -> None:
    conn = get_engine().connect()  # expect: TX301
    account = Account(number, conn)
    if account.balance() >= fee:
        account.add(-fee)
        conn.commit()
    conn.close()


def waive_fee(number: str, fee: int) -> None:
    with get_engine().connect() as conn:
        Account(number, conn).add(fee)  # expect: TX403
