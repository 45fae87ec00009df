from sqlalchemy import create_engine

_engine = None


def __getattr__(name):
    global _engine
    if name == "engine":
        if _engine is None:
            _engine = create_engine("postgresql://localhost/ledger")
        return _engine
    raise AttributeError(name)


def get_engine():
    return __getattr__("engine")
