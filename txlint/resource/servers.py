"""Which server a connection of a library for many servers talks to, as far as the module says it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from txlint.resource.evidence import ORM
from txlint.resource.held import External
from txlint.tree import cst
from txlint.tree.answers import walk
from txlint.tree.events import around
from txlint.tree.index import Module
from txlint.tree.nodes import last_name, literal

if TYPE_CHECKING:
    from txlint.apis.model import Type
    from txlint.resource.values import Scope
    from txlint.tree.events import Call, Context

_POSTGRES = ("psycopg2", "psycopg", "psycopg_pool", "asyncpg", "pg8000", "sqlalchemy.dialects.postgresql")
_OTHERS = (
    "sqlite3",
    "aiosqlite",
    "pymysql",
    "MySQLdb",
    "mysql",
    "mariadb",
    "aiomysql",
    "pyodbc",
    "oracledb",
    "cx_Oracle",
    "sqlalchemy.dialects.sqlite",
    "sqlalchemy.dialects.mysql",
)
_FOR_ANY = (*ORM, "databases", "dataset", "twisted")
"""Libraries over the drivers of several servers."""
_TELLS = frozenset(("name", "vendor", "dialect", "dialect_name", "db_type", "backend", "driver", "drivername"))
_ENDURING = ("sqlite", "mysql", "mariadb")
_MAKES = ("create_engine", "create_async_engine")


def speaks_postgres(scope: Scope, model: Type) -> bool:
    """Whether the module uses what only PostgreSQL has, and nothing that only others have: its driver, or the dialect's
    own constructs."""
    if model.library not in _FOR_ANY or model.kind != "connection":
        return False
    module = scope.function.module
    return _imports(module, _POSTGRES) and not _imports(module, _OTHERS)


def asks_for_another(scope: Scope, clause: cst.CSTNode) -> bool:
    """Whether a clause asks for an error of a driver whose server goes on with a transaction after a failed query:
    `except ProgrammingError as e: if not isinstance(e.orig, pymysql.err.ProgrammingError): raise`."""
    names = {node.value for node in walk(clause) if isinstance(node, cst.Name)}
    found = (scope.path(name) for name in sorted(names))
    return any(isinstance(held, External) and held.path.partition(".")[0] in _OTHERS for held in found)


def endures(scope: Scope) -> bool:
    """Whether all engines that the module makes are of servers that go on with a transaction whose statement failed."""
    module = scope.function.module
    known = scope.world.enduring.get(module.name) if module.name else None
    if known is None:
        urls = [
            scope.world.constants.value(arg.node, function) if (arg := call.arg(0, "url")) is not None else None
            for function in (module.body, *module.all_functions())
            for call in function.program.calls
            if call.name in _MAKES
        ]
        known = bool(urls) and all(isinstance(url, str) and url.startswith(("sqlite", "mysql")) for url in urls)
        scope.world.enduring[module.name] = known
    return known


def only_where_endured(context: Context | None) -> bool:
    """Whether an event stands in a branch for a server that goes on with a transaction whose statement failed:
    `if session.get_bind().dialect.name == "sqlite":`."""
    return any(
        outer.kind == "if" and outer.info is not None and isinstance(outer.node, cst.If) and _asks(outer.node.test)
        for outer in around(context)
    )


def _asks(test: cst.BaseExpression) -> bool:
    match test:
        case cst.Comparison(left=left, comparisons=[cst.ComparisonTarget(operator=cst.Equal(), comparator=right)]):
            names = {last_name(side) for side in (left, right)}
            return bool(names & _TELLS) and any(literal(side) in _ENDURING for side in (left, right))
    return False


def _imports(module: Module, paths: tuple[str, ...]) -> bool:
    return any(path == p or path.startswith(f"{p}.") for path in module.imported_paths for p in paths)


def is_postgres(scope: Scope, call: Call) -> bool:
    """Whether the address, or the name of the driver, that an engine, pool or database is made with is PostgreSQL's."""
    arg = call.arg(0, "url")
    url = scope.world.constants.value(arg.node, scope.function) if arg is not None else None
    if arg is not None and not isinstance(url, str):
        url = _put_in_front(scope, arg.node)
    return isinstance(url, str) and url.startswith(("postgres", "cockroach", "psycopg"))


def _put_in_front(scope: Scope, node: cst.BaseExpression) -> str | None:
    """What an address that nobody can read begins with: `os.environ["URL"].replace("postgres:", "postgresql:")`, or
    `"postgresql://" + host`."""
    if isinstance(node, cst.Name):
        for owner in (scope.function, scope.function.module.body):
            found = scope.world.constants.assignments(owner).get(node.value, [])
            if found:
                node = found[0].value if len(found) == 1 else node
                break
    match node:
        case cst.Call(func=cst.Attribute(attr=cst.Name("replace")), args=[_, new, *_]):
            return literal(new.value)
    return literal(node)
