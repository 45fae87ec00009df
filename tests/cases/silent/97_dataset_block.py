# dataset: the database's block commits or rolls back; by hand, an except clause does.
import dataset

db = dataset.connect("postgresql://localhost/shop")


def order(customer, part):
    with db as tx:
        tx["orders"].insert({"customer": customer, "part": part})
        tx["stock"].update({"part": part, "reserved": True}, ["part"])


def order_by_hand(customer, part):
    db.begin()
    try:
        db["orders"].insert({"customer": customer, "part": part})
        db.commit()
    except BaseException:
        db.rollback()
        raise
