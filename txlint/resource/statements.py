"""What a statement of SQL, or of an expression language, does to the transaction."""

from __future__ import annotations

import re
from collections import Counter
from typing import Literal

from txlint.resource.texts import text_at
from txlint.resource.values import Scope
from txlint.tree import cst
from txlint.tree.events import Arg, Call, Const, Path
from txlint.tree.nodes import dotted, literal

Kind = Literal[
    "begin",
    "commit",
    "rollback",
    "savepoint",
    "savepoint_rollback",
    "write",
    "hidden_write",
    "read",
    "lock",
    "ddl",
    "neutral",
    "unknown",
]

_WORD = re.compile(r"\s*(?:(?:--[^\n]*\n|/\*.*?\*/)\s*)*\(*\s*([A-Za-z]+)\s*([A-Za-z]*)", re.DOTALL)
_WRITES = {"INSERT", "UPDATE", "DELETE", "REPLACE", "MERGE", "UPSERT", "COPY", "TRUNCATE"}
_DDL = {"CREATE", "DROP", "ALTER", "GRANT", "REVOKE", "COMMENT", "REINDEX", "REFRESH", "CLUSTER"}
_CONSTRUCTS: dict[str, Kind] = {
    "insert": "write",
    "update": "write",
    "delete": "write",
    "select": "read",
    "pg_insert": "write",
    "sqlite_insert": "write",
    "upsert": "write",
}
_STATEMENT = ("sql", "query", "stmt", "statement", "command", "cmd", "q")
_VERBS = frozenset(("insert", "update", "delete", "upsert", "replace", "merge"))
_MAINTAINS = {"VACUUM", "ANALYZE", "OPTIMIZE", "CHECKPOINT"}
"""Statements that write no rows: the server does that work by itself, sooner or later."""
_SETS_UP = re.compile(r"\s*(?:PRAGMA|SET|USE)\b", re.IGNORECASE)
_PLACEHOLDER = re.compile(r"%\(?\w|\?|(?<!:):[A-Za-z_]|\$\d")
_TEXTS = ("text", "SQL", "raw", "dedent", "format", "DDL")
"""What makes a statement of a string."""
_BEGIN = re.compile(
    r"BEGIN\s*(?:$|[;{%]|--|/\*|(?:TRAN|TRANSACTION|WORK|IMMEDIATE|EXCLUSIVE|DEFERRED|CONCURRENT|ISOLATION|READ|NOT|"
    r"DISTRIBUTED)\b)",
    re.IGNORECASE,
)
"""That begins a transaction, and no block of PL/SQL or T-SQL."""
_CYPHER_WRITES = re.compile(r"\b(?:CREATE|MERGE|SET|DELETE|REMOVE)\b\s*[(\w]", re.IGNORECASE)
_LOCK = re.compile(r"\bFOR\s+(?:NO\s+KEY\s+)?(?:UPDATE|SHARE)\b|\bpg_(?:try_)?advisory_xact", re.IGNORECASE)


def sets_up(text: str) -> bool:
    """Whether a statement only prepares the connection: it fails where everything else would fail, too, unless it is
    given a value that the server may refuse."""
    return _SETS_UP.match(text) is not None and _PLACEHOLDER.search(text) is None


def only_reads(kind: Kind | str, text: str) -> bool:
    """Whether a statement is known to write nothing, and is no call of a function either, which may do anything."""
    calls_function = text.lstrip().upper().startswith("SELECT") and " FROM " not in " ".join(text.upper().split())
    return kind in ("read", "neutral", "savepoint") and not calls_function


def is_release(text: str) -> bool:
    """Whether a statement about a savepoint is its end."""
    return text.lstrip().upper().startswith("RELEASE")


def savepoint_name(text: str) -> str:
    """The name of the savepoint that a statement makes or releases."""
    return text.rstrip(" ;").split()[-1].strip("\"'`").lower()


def classify(text: str) -> Kind:
    """The kind of a statement, from its text."""
    match = _WORD.match(text)
    if match is None:
        return "unknown"
    first, second = match.group(1).upper(), match.group(2).upper()
    if first == "BEGIN":
        return "begin" if _BEGIN.match(text, match.start(1)) else "unknown"
    if first == "START" and second == "TRANSACTION":
        return "begin"
    if first in ("COMMIT", "END"):
        return "commit"
    if first in ("ROLLBACK", "ABORT"):
        return "savepoint_rollback" if re.search(r"\bTO\b", text, re.IGNORECASE) else "rollback"
    if first in ("SAVEPOINT", "RELEASE"):
        return "savepoint"
    if first in _WRITES:
        return "ddl" if first == "TRUNCATE" else "write"
    if first in _DDL:
        return "ddl"
    if first == "WITH":
        return (
            "hidden_write" if re.search(r"\b(?:INSERT\s+INTO|UPDATE|DELETE\s+FROM)\b", text, re.IGNORECASE) else "read"
        )
    if first == "LOCK":
        return "lock"
    if first in ("PRAGMA", "ATTACH", "DETACH", "LISTEN", "UNLISTEN", "NOTIFY", "USE"):
        return "neutral"
    if first in ("MATCH", "OPTIONAL", "UNWIND", "CALL") and _CYPHER_WRITES.search(text):
        return "write"
    if first in ("MATCH", "OPTIONAL") and re.search(r"\bRETURN\b", text, re.IGNORECASE):
        return "read"
    if first in _MAINTAINS:
        return "read"
    if first in ("SELECT", "SHOW", "SET", "EXPLAIN", "VALUES", "TABLE", "FETCH", "DECLARE", "RESET"):
        return "lock" if _LOCK.search(text) else "read"
    return "unknown"


def statement(scope: Scope, call: Call) -> tuple[Kind, str]:
    """The kind and, where it can be read, the text of what an execute-like call sends."""
    arg = call.arg(0, "query") or call.arg(0, "statement") or call.arg(0, "sql") or call.arg(0, "operation")
    return _argument(scope, arg, call) if arg is not None else ("unknown", "")


def kind_of(scope: Scope, arg: Arg) -> Kind:
    """The kind of the statement that an argument is."""
    return _argument(scope, arg)[0]


def texts_in(scope: Scope, arg: Arg) -> list[str]:
    """The names whose text an argument is: `sql`, and in `text(sql)`."""
    if not isinstance(arg.value, Path):
        return []
    call = scope.calls.get(arg.value.text)
    if call is None:
        return [arg.value.text]
    if call.name not in _TEXTS or not call.args:
        return []
    inner = call.args[0].value
    return [inner.text] if isinstance(inner, Path) else []


def _argument(scope: Scope, arg: Arg, call: Call | None = None) -> tuple[Kind, str]:
    text = _text(scope, arg)
    if text is None and call is not None and isinstance(arg.value, Path):
        text = text_at(scope, call, arg.value.text) or _wrapped_at(scope, call, arg.node)
    if text is not None:
        return classify(text), text
    kind = _construct(arg.node)
    if kind is None and isinstance(arg.value, Path):
        root = _root(arg.node)
        for made in _made_by(scope, arg.value.text) or (_made_by(scope, root) if root else ()):
            kind = kind or _construct(made)
    return kind or _named(arg), ""


def _root(node: cst.BaseExpression) -> str:
    """The name that a chain of calls begins with: `statement.on_conflict_do_nothing()`."""
    while isinstance(node, cst.Call) and isinstance(node.func, cst.Attribute):
        node = node.func.value
    return node.value if isinstance(node, cst.Name) else ""


def _named(arg: Arg) -> Kind:
    """What the name of a statement says that cannot be read here: `INSERT_USER`, `queries.update_stock`."""
    words = [w for w in dotted(arg.node).rpartition(".")[2].lower().split("_") if w and w not in _STATEMENT]
    return "write" if words and (words[0] in _VERBS or words[-1] in ("insert", "upsert")) else "unknown"


def _text(scope: Scope, arg: Arg) -> str | None:
    text = literal(arg.node)
    if text is None:
        text = _wrapped(scope, arg.node)
    if text is None and isinstance(arg.value, Path) and "." not in arg.value.text:
        text = constant(scope, arg.value.text) or _composed(scope, arg.value.text)
        made = _made_by(scope, arg.value.text) if text is None else []
        if len(made) == 1:
            text = _wrapped(scope, made[0])
    return text


def _wrapped_at(scope: Scope, call: Call, node: cst.BaseExpression) -> str | None:
    """The string in `text(query)`, where the name is given several."""
    if not isinstance(node, cst.Call) or not node.args or dotted(node.func).rpartition(".")[2] not in _TEXTS:
        return None
    given = node.args[0].value
    return text_at(scope, call, given.value) if isinstance(given, cst.Name) else None


def _wrapped(scope: Scope, node: cst.BaseExpression) -> str | None:
    """The string in `text("…")`, or in `text(QUERY)`."""
    if not isinstance(node, cst.Call) or not node.args:
        return None
    name = (
        node.func.attr.value
        if isinstance(node.func, cst.Attribute)
        else (node.func.value if isinstance(node.func, cst.Name) else "")
    )
    if name not in _TEXTS:
        return None
    given = node.args[0].value
    return constant(scope, given.value) if isinstance(given, cst.Name) else literal(given)


def _scopes(scope: Scope) -> list[Scope]:
    """Where a name of a function may be bound, the nearest first."""
    scopes = [scope]
    if scope.function.parent is not None:
        scopes.append(scope.world.scope(scope.function.parent))
    return [*scopes, scope.world.scope(scope.function.module.body)]


def _made_by(scope: Scope, name: str) -> list[cst.BaseExpression]:
    """The calls that a local or global name is bound to."""
    for each in _scopes(scope):
        values = each._binds.get(name)
        if values:
            return [each.calls[v.text].node for v in values if isinstance(v, Path) and v.text in each.calls]
    return []


def constant(scope: Scope, name: str) -> str | None:
    """The only string that a local or global name is bound to."""
    for each in _scopes(scope):
        values = each._binds.get(name)
        if values:
            texts = {v.value for v in values if isinstance(v, Const) and isinstance(v.value, str)}
            if len(texts) == 2 == len(values) and {classify(t) for t in texts} == {"commit", "rollback"}:
                # `"COMMIT" if ok else "ROLLBACK"` ends the transaction either way.
                return "ROLLBACK"
            return texts.pop() if len(texts) == 1 and len(values) == 1 else None
    return None


def _composed(scope: Scope, name: str) -> str | None:
    """The string that a local or global name is bound to, where it is put together: `f"INSERT INTO {table} …"`.

    Of several strings of one kind it is the first; what is added to one with `+=` does not change its kind.
    """
    for each in _scopes(scope):
        if name in each._binds:
            found = scope.world.constants.assignments(each.function).get(name, ())
            values = Counter(item.value for item in found)
            if len(values) != len(each._binds[name]) or name in (p.name.value for p in each.function.params):
                return None
            texts = [literal(value) for value, times in values.items() if times == 1]
            kinds = {classify(text) if text else "unknown" for text in texts}
            return texts[0] if len(kinds) == 1 else None
    return None


def _construct(node: cst.BaseExpression) -> Kind | None:
    """`update(table).where(…)`, `users.insert()`, `text("…")`: the root call decides."""
    while isinstance(node, cst.Call):
        func = node.func
        if isinstance(func, cst.Name):
            if func.value in ("text",) and node.args and (found := literal(node.args[0].value)) is not None:
                return classify(found)
            return _CONSTRUCTS.get(func.value)
        if isinstance(func, cst.Attribute):
            if func.attr.value == "with_for_update":
                return "lock"
            if func.attr.value in ("insert", "update", "delete") and not isinstance(func.value, cst.Call):
                return "write"
            if func.attr.value in ("text", "select", "insert", "update", "delete") and isinstance(func.value, cst.Name):
                if func.attr.value == "text" and node.args and (found := literal(node.args[0].value)) is not None:
                    return classify(found)
                return _CONSTRUCTS.get(func.attr.value)
            node = func.value
        else:
            return None
    return None
