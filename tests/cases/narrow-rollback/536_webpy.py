import web

db = web.database(dbn="postgres", db="wiki")


def rename(old, new):
    t = db.transaction()  # expect: TX205, TX201
    try:
        db.update("page", where="name = $old", vars={"old": old}, name=new)
        db.insert("log", what="rename")
    except ValueError:
        t.rollback()
        raise
    else:
        t.commit()


def rename_well(old, new):
    with db.transaction():
        db.update("page", where="name = $old", vars={"old": old}, name=new)
        db.insert("log", what="rename")


def rename_by_hand(old, new):
    t = db.transaction()
    try:
        db.update("page", where="name = $old", vars={"old": old}, name=new)
    except:
        t.rollback()
        raise
    else:
        t.commit()


def remove(name):
    t = db.transaction()  # expect: TX201, TX202
    rows = list(db.select("page", where="name = $name", vars={"name": name}))
    if not rows:
        return False
    try:
        db.delete("page", where="name = $name", vars={"name": name})
    except:
        t.rollback()
        raise
    t.commit()
    return True
