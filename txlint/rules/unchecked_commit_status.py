from __future__ import annotations

from collections.abc import Iterator

from txlint.resource.flow import Flow
from txlint.rules._base import Report, Rule
from txlint.rules._calls import confidence_in, handle_of, receiver_name, unread
from txlint.tree.events import Call


class UncheckedCommitStatus(Rule):
    """The answer of a commit that reports failure by its return value is thrown away.

    ## What it does
    Reports `commit()` and `transaction()` of libraries that never raise (Qt's QSqlDatabase, ibm_db) where nobody looks
    at the answer. A rollback is clean-up, and may go unchecked.

    ## Why is this bad
    A commit that fails returns False and nothing else happens: the program goes on as if the data were stored. With
    SQLite under Qt the transaction is still open then, and every other writer waits for it.

    ## Example
    ```python
    from PySide6.QtSql import QSqlDatabase, QSqlQuery


    def save():
        db = QSqlDatabase.database()
        if not db.transaction():
            return False
        query = QSqlQuery(db)
        if not query.exec("UPDATE recipe SET cooked = cooked + 1"):
            db.rollback()
            return False
        db.commit()
        return True
    ```

    ## Use instead
    ```python
    from PySide6.QtSql import QSqlDatabase, QSqlQuery


    def save():
        db = QSqlDatabase.database()
        if not db.transaction():
            return False
        query = QSqlQuery(db)
        if not query.exec("UPDATE recipe SET cooked = cooked + 1") or not db.commit():
            db.rollback()
            return False
        return True
    ```

    ## Seen on a server
    SQLite under Qt, another client reads while `save()` commits:

    ```text
    the caller gets: True
    another client's UPDATE, from then on: RuntimeError: Unable to fetch row: database is locked
    cooked in the table, once it is closed: 0
    ```
    """

    code = "TX103"

    def flow(self, flow: Flow) -> Iterator[Report]:
        for call in flow.function.program.calls:
            role = _answered_role(flow, call)
            if not role or not unread(flow.function, call):
                continue
            name = receiver_name(flow, call)
            what = "the transaction may not have begun" if role == "begin" else "the data may not be stored"
            yield Report(
                node=call.node,
                confidence=confidence_in(flow, call),
                about=handle_of(flow, call),
                message=f"the answer of {call.name}() on '{name}' is thrown away, and {what}: test it, it is False on "
                f"failure",
                help=f"if not {call.callee}(...): report the error and roll back",
            )


def _answered_role(flow: Flow, call: Call) -> str:
    """The role of a call that answers with True or False, "" for any other."""
    m = flow.meaning(call)
    if m.method is not None and m.method.fail == "bool" and m.method.role in ("commit", "begin"):
        return m.method.role
    if m.acts_on is not None and m.acts_on.fail == "bool" and m.acts_on.role in ("commit", "begin"):
        return m.acts_on.role
    return ""
