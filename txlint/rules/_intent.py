"""Whether a write whose failure is only logged seems meant as best effort: what its authors say, and what hangs on it.

Such a write is lost as any other is, and the report says so; but most teams would leave it, so that it is not shown
by default. Four signs are taken for that intent: the words of a clean-up, a cache, a statistic or a trail; a private
helper that does nothing else, on a connection of its own; a failure logged below the level of an error, of a write
beside what the function gives back; and a write that the same answer is given without.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from txlint.resource.fact import Handle
from txlint.resource.flow import Flow
from txlint.rules._swallows import body_of
from txlint.tree import cst
from txlint.tree.answers import Answers, answers, behind, walk
from txlint.tree.events import Call, Context, Manager, around
from txlint.tree.handlers import logged_text, mild, only_logs_and_cleans
from txlint.tree.nodes import literal

_SAID = re.compile(
    r"\bbest[- ]effort\b|\bnon[- ]?(?:critical|fatal|essential)\b|\bnot (?:critical|fatal)\b|"
    r"\bfire[- ]and[- ]forget\b",
    re.IGNORECASE,
)
_MEANT = re.compile(
    r"\b(?:do(?:es)?n['’]?t|do(?:es)? not|must not|should(?:n['’]?t| not)|never|won['’]?t) "
    r"(?:fail|block|break|crash|abort|prevent|stop|interrupt|affect|raise|hold up)\b|"
    r"\b(?:continue|carry on|go on) (?:anyway|without|even)\b|\b(?:ok|okay|fine|safe|acceptable) (?:to|if)\b",
    re.IGNORECASE,
)
"""How a comment says that a failure is passed over on purpose."""
_ASIDE = frozenset((
    "cache", "cached", "caches", "metric", "metrics", "stat", "stats", "statistic", "statistics", "telemetry",
    "analytics", "audit", "tracking", "heartbeat", "cleanup", "prune", "purge", "expired", "stale", "orphan",
    "orphans", "orphaned", "unused", "garbage", "dangling", "obsolete", "vacuum", "evict",
))  # fmt: skip
"""What is done again next time, or that nobody's result hangs on."""
_STAMP = re.compile(r"last_(?:seen|active|activity|access|accessed|used|login|visit|ping)", re.IGNORECASE)
_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")


def best_effort(flow: Flow, call: Call, handle: Handle, clause: cst.ExceptHandler, owner: Context) -> bool:
    """Whether the commit behind `call` is such a write, given that the clause of the `try` only logs its failure."""
    if _says_so(flow, call, clause):
        return True
    success, after = answers(body_of(flow), owner.node, call.node)
    alone = isinstance(handle.origin, Call | Manager) and _inside(handle.origin.context, owner)
    once = handle.owner == "own" or isinstance(handle.origin, Manager)
    if not success.given and after.given <= {"None"}:
        return _is_private(flow) and alone and all(map(only_logs_and_cleans, behind(body_of(flow), owner.node)))
    if success.given:
        return False
    gives, skipped = _gives_its_own(flow, after, owner), any(outer.kind == "if" for outer in around(owner.parent))
    return (gives and skipped) or (mild(clause) and ((once and gives) or (alone and skipped)))


def _says_so(flow: Flow, call: Call, clause: cst.ExceptHandler) -> bool:
    """Whether the function, the helper that commits, or the message of the handler names such a write."""
    text = logged_text(clause)
    if _SAID.search(text) or _SAID.search(_docstring(flow)) or says_it_is_meant(flow, clause):
        return True
    helper = call.name if flow.meaning(call).function is not None else ""
    for name in (flow.function.name, helper):
        words = [word.lower() for word in _WORD.findall(name)]
        if not _ASIDE.isdisjoint(words) or words[:1] == ["log"] or "clean_up" in name or _STAMP.search(name):
            return True
    return not _ASIDE.isdisjoint(word.lower() for word in _WORD.findall(text))


def says_it_is_meant(flow: Flow, clause: cst.ExceptHandler) -> bool:
    """Whether a comment in a clause tells that its failure is passed over on purpose: `# must not fail the request`."""
    return any(_SAID.search(text) or _MEANT.search(text) for text in _comments(flow, clause))


def _comments(flow: Flow, clause: cst.ExceptHandler) -> Iterator[str]:
    """The comments of a clause: beside its head, and on the lines of its body."""
    lines = flow.function.module.source.lines
    row = flow.memo["rows"](clause)
    margin = _margin(lines[row - 1])
    for n, line in enumerate(lines[row - 1 :]):
        if n and line.strip() and _margin(line) <= margin:
            return
        if "#" in line:
            yield line.partition("#")[2]


def _margin(line: str) -> int:
    return len(line) - len(line.lstrip())


def _docstring(flow: Flow) -> str:
    match body_of(flow).body[:1]:
        case [cst.Expr(value=value)]:
            return literal(value) or ""
    return ""


def _is_private(flow: Flow) -> bool:
    name = flow.function.name
    return name.startswith("_") and not name.endswith("__")


def _inside(context: Context | None, owner: Context) -> bool:
    return any(outer.kind == "try" and outer.node is owner.node for outer in around(context))


def _gives_its_own(flow: Flow, after: Answers, owner: Context) -> bool:
    """Whether the answer holds something that the function has worked out apart from the write."""
    top = next((outer.node for outer in around(owner) if outer.kind == "if"), owner.node)
    here = _assigned(top)
    return bool((after.reads & _assigned(body_of(flow))) - here)


def _assigned(root: cst.CSTNode) -> set[str]:
    """Names that a call's value is assigned to below a node."""
    return {
        inner.value
        for node in walk(root)
        if isinstance(node, cst.Assign) and any(isinstance(inner, cst.Call) for inner in walk(node.value))
        for target in node.targets
        if isinstance(target.target, cst.Name | cst.Tuple)
        for inner in walk(target.target)
        if isinstance(inner, cst.Name)
    }
