# dataset: begin() on the module's database, and no rollback when the second insert fails.
import dataset

db = dataset.connect("postgresql://localhost/shop")


def order(customer, part):
    db.begin()  # expect: TX201
    db["orders"].insert({"customer": customer, "part": part})
    db["stock"].update({"part": part, "reserved": True}, ["part"])
    db.commit()
