"""Sets, caches and registries beside SQLAlchemy: add(), get() and refresh() alone make no session."""

from itertools import chain

from sqlalchemy.orm import Session

from shop.tasks import reindex


def seen_before(db: Session, items, seen):
    for item in items:
        seen.add(item.id)
    reindex.delay([item.id for item in items])


def names_of(db: Session, items):
    names = set(chain.from_iterable(item.names for item in items))
    for name in names.copy():
        if name.startswith("!"):
            names.remove(name)
            names.add(name[1:])
    reindex.delay(sorted(names))
    return frozenset(names)


def through_a_cache(items, registry):
    s = {item.id for item in items}
    s.add(0)
    registry.refresh(s)
    reindex.delay(registry.get(0))


class Visitor:
    def __init__(self):
        self.names = set()

    def visit(self, item):
        self.names.add(item.name)
        reindex.delay(item.id)
