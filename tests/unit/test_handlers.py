"""What an `except` clause is read to mean."""

from __future__ import annotations

import textwrap

import pytest

from txlint.tree import cst
from txlint.tree.answers import walk
from txlint.tree.handlers import Handling, handling
from txlint.tree.syntax import parse

MEANINGS = {
    "pass": ("silent", "pass", "return done"),
    "rollback only": ("silent", "session.rollback()", "return done"),
    "awaited rollback behind shield": ("silent", "await shield(session.rollback())", "return done"),
    "logs": ("logs", "log.exception('x')", "return done"),
    "logs through the application": ("logs", "current_app.logger.error('x')", "return done"),
    "logs by a method of the object": ("logs", "self.log_error(error)", "return done"),
    "prints": ("logs", "print(error)", "return done"),
    "the same answer": ("silent", "return done", "return done"),
    "nothing where success gives nothing": ("silent", "return", "work()"),
    "a name that nobody reads": ("silent", "failed = True", "return done"),
    "drops its connection": ("silent", "self.conn = None", "return done"),
    "a nested function that raises": ("silent", "def later():\n    raise error", "return done"),
    "raises": ("reports", "raise", "return done"),
    "raises sometimes": ("reports", "if strict:\n    raise", "return done"),
    "another answer": ("reports", "return None", "return done"),
    "another answer than the one in the try": ("reports", "log.error('x')", "pass", "return done"),
    "a name that is tested": ("reports", "failed = True", "if failed:\n    raise Stop"),
    "a counter that is returned": ("reports", "skipped += 1", "return skipped"),
    "a mark on an object": ("reports", "job.state = 'failed'", "return done"),
    "an entry in a mapping": ("reports", "answer['error'] = str(error)", "return done"),
    "a list of errors": ("reports", "errors.append(error)", "return done"),
    "tells the user": ("reports", "messages.error(request, 'x')", "return done"),
    "is no log": ("reports", "dialog.show()", "return done"),
    "ends the request": ("reports", "abort(409)", "return done"),
    "waits and tries again": ("reports", "time.sleep(1)", "return done"),
    "an error that success may give, too": ("reports", "return error(1)", "if bad:\n    return error(1)\nreturn 1"),
    "a status of the protocol": ("reports", "return page, 500", "return page, 500"),
    "an error behind either way": ("reports", "log.error('x')", "return {'error': 'not sent'}"),
    "an answer behind, good or bad": ("logs", "log.error('x')", "if bad:\n    return {'error': 'x'}\nreturn 1"),
}


def read(clause: str, after: str, inside: str = "pass") -> Handling:
    """The meaning of a clause in a function that goes on with `after`, or ends in the try with `inside`."""
    source = "async def f(self):\n    try:\n        commit()\n{}\n    except E as error:\n{}\n{}\n".format(
        textwrap.indent(inside, " " * 8), textwrap.indent(clause, " " * 8), textwrap.indent(after, " " * 4)
    )
    function = parse(source.encode(), "module.py").module.body[0]
    assert isinstance(function, cst.FunctionDef)
    nodes = list(walk(function.body))
    owner = next(node for node in nodes if isinstance(node, cst.Try))
    commit = next(node for node in nodes if isinstance(node, cst.Call))
    return handling(owner.handlers[0], owner, function.body, commit)


@pytest.mark.parametrize("name", MEANINGS)
def test_meaning(name: str) -> None:
    kind, *parts = MEANINGS[name]
    assert read(*parts).kind == kind


@pytest.mark.parametrize(
    ("clause", "rolls_back"),
    [
        ("conn.rollback()", True),
        ("await wait_for(tx.rollback(), 5)", True),
        ("cur.execute('ROLLBACK TO SAVEPOINT a')", True),
        ("txn.abort()", True),
        ("transaction.set_rollback(True)", True),
        ("abort(409)", False),
        ("cur.execute('SELECT 1')", False),
        ("conn.close()", False),
    ],
)
def test_rollback(clause: str, rolls_back: bool) -> None:
    assert read(clause, "return done").rolls_back is rolls_back


def test_return_value_of_exit_says_nothing() -> None:
    source = "def __exit__(self):\n    try:\n        commit()\n    except E:\n        return False\n"
    function = parse(source.encode(), "module.py").module.body[0]
    assert isinstance(function, cst.FunctionDef)
    nodes = list(walk(function.body))
    owner = next(node for node in nodes if isinstance(node, cst.Try))
    assert handling(owner.handlers[0], owner, function.body, owner, leaves=True).kind == "silent"
    assert handling(owner.handlers[0], owner, function.body, owner).kind == "reports"
