"""Fixes of real findings: what they leave parses, keeps its comments, is reported no more and stays as it is."""

from __future__ import annotations

import io
import sqlite3
import tokenize
from collections import Counter
from pathlib import Path
from textwrap import dedent

import pytest

from txlint.analyse import ORDER
from txlint.check import check
from txlint.finding import Applicability, Confidence, Finding, Severity
from txlint.fix import apply, mend
from txlint.project import LoneFile
from txlint.rules import all_rules
from txlint.settings import Settings
from txlint.source import project_for
from txlint.tree.syntax import parse

TESTS = Path(__file__).parent
CASES = sorted((TESTS / "cases").rglob("*.py"))
ALL = {"extend_select": ("TX5",), "min_severity": Severity.NOTE, "min_confidence": Confidence.LOW}
SEEN: set[str] = set()
"""Codes whose fixes were tried."""


def comments(text: str) -> Counter[str]:
    tokens = tokenize.generate_tokens(io.StringIO(text).readline)
    return Counter(token.string for token in tokens if token.type == tokenize.COMMENT)


def codes(findings: list[Finding]) -> Counter[str]:
    return Counter(finding.code for finding in findings)


@pytest.mark.parametrize("file", CASES, ids=lambda file: str(file.relative_to(TESTS / "cases").with_suffix("")))
def test_fixes_of_a_case(file: Path) -> None:
    data, settings = file.read_bytes(), Settings(**ALL, root=str(file.parent))
    project = project_for(str(file), settings.root)
    found = check(data, str(file), settings, project)
    for finding in found:
        if finding.fix is None:
            continue
        SEEN.add(finding.code)
        text, count = apply(data.decode(), [finding.fix])
        assert count == 1
        parse(text.encode(), str(file))
        assert comments(text) == comments(data.decode())
        left = codes(check(text.encode(), str(file), settings, project))
        # What runs at last because it is awaited may have defects of its own, and a report may have outweighed others.
        outweighed = ORDER[ORDER.index(finding.code) + 1 :] if finding.code in ORDER else ()
        if finding.fix.applicability is not Applicability.SAFE:
            assert set(left - codes(found)) <= set(outweighed), f"{finding.code}: the fix brings something new\n{text}"
        assert left[finding.code] < codes(found)[finding.code], f"{finding.code} is still there\n{text}"
    once = mend(data, str(file), settings, project, unsafe=True)
    again = mend(once.data, str(file), settings, project, unsafe=True)
    assert (again.data, again.count) == (once.data, 0)
    assert once.count >= bool([finding for finding in found if finding.fix])


WITH_FIXES = ("TX101", "TX106", "TX107", "TX201", "TX205", "TX301", "TX302", "TX303", "TX405", "TX407", "TX408")


@pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: rule.code)
def test_rules_tell_of_their_fixes(rule: object) -> None:
    code, docs = rule.code, rule.docs  # type: ignore[attr-defined]
    assert ("## Fix safety" in docs) == (code in (*WITH_FIXES, "TX002", "TX003"))


def test_cases_try_the_fixes_of_every_rule_that_has_some() -> None:
    if len(SEEN) > 1:  # not in a run of single tests
        assert set(WITH_FIXES) <= SEEN


def mended(text: str, *, unsafe: bool = True) -> str:
    data = dedent(text).encode()
    return mend(data, "/p/shop.py", Settings(**ALL), LoneFile(), unsafe=unsafe).data.decode()


def fixes(text: str) -> list[str]:
    found = check(dedent(text).encode(), "/p/shop.py", Settings(**ALL), LoneFile())
    assert found, "nothing is reported here at all"
    return [finding.code for finding in found if finding.fix]


FINALLY = {
    "comments and strings": (
        """\
        import sqlite3


        def store(path, rows):
            conn = sqlite3.connect(path)

            # one by one
            for row in rows:
                conn.execute(
                    '''
                    INSERT INTO row
                  VALUES (?)
                    ''',
                    (row,),
                )  # slow
            conn.commit()
            # and done
            conn.close()  # at last
            return len(rows)
        """,
        """\
        import sqlite3


        def store(path, rows):
            conn = sqlite3.connect(path)

            try:
                # one by one
                for row in rows:
                    conn.execute(
                        '''
                    INSERT INTO row
                  VALUES (?)
                    ''',
                        (row,),
                    )  # slow
                conn.commit()
            finally:
                # and done
                conn.close()  # at last
            return len(rows)
        """,
    ),
    "the last line of a file": (
        "import sqlite3\n\n\ndef f(p):\n\tconn = sqlite3.connect(p)\n"
        "\tconn.execute('DELETE FROM a')\n\tconn.commit()\n\tconn.close()",
        "import sqlite3\n\n\ndef f(p):\n\tconn = sqlite3.connect(p)\n"
        "\ttry:\n\t\tconn.execute('DELETE FROM a')\n\t\tconn.commit()\n\tfinally:\n\t\tconn.close()",
    ),
}


@pytest.mark.parametrize("name", FINALLY)
def test_close_moves_into_a_finally(name: str) -> None:
    before, after = map(dedent, FINALLY[name])
    assert mended(before) == after
    assert mended(before.replace("\n", "\r\n")) == after.replace("\n", "\r\n")
    assert mended(before, unsafe=False) == before


def test_fix_may_uncover_what_it_outweighed() -> None:
    leak = (
        "import sqlite3\n\n\ndef f(p):\n    conn = sqlite3.connect(p)\n"
        "    conn.execute('DELETE FROM a')\n    conn.close()\n"
    )
    result = mend(leak.encode(), "/p/shop.py", Settings(**ALL), LoneFile(), unsafe=True)
    assert ([item.code for item in result.fixed], [item.code for item in result.left]) == (["TX301"], ["TX403"])


NOT_SURE = {
    "what is returned needs the connection": """
        import sqlite3
        def f(path, quick):
            conn = sqlite3.connect(path)
            if quick:
                return conn.execute("SELECT 1")
            conn.execute("DELETE FROM a")
            conn.commit()
            conn.close()
        """,
    "what is returned is made of it": """
        import sqlite3
        def f(path, quick):
            conn = sqlite3.connect(path)
            cur = conn.cursor()
            if quick:
                return cur
            cur.execute("DELETE FROM a")
            conn.commit()
            conn.close()
        """,
    "closed in two places": """
        import sqlite3
        def f(path, quick):
            conn = sqlite3.connect(path)
            if quick:
                conn.close()
                return 0
            conn.execute("DELETE FROM a")
            conn.commit()
            conn.close()
        """,
    "closed in a branch": """
        import sqlite3
        def f(path, quick):
            conn = sqlite3.connect(path)
            conn.execute("DELETE FROM a")
            conn.commit()
            if quick:
                conn.close()
        """,
    "two statements on a line": """
        import sqlite3
        def f(path):
            conn = sqlite3.connect(path); conn.execute("DELETE FROM a")
            conn.commit()
            conn.close()
        """,
    "a handler that does not raise again": """
        import asyncpg
        async def f(conn: asyncpg.Connection):
            tx = conn.transaction()
            await tx.start()
            try:
                await conn.execute("DELETE FROM a")
                await tx.commit()
            except ValueError:
                await tx.rollback()
        """,
    "a handler that reads its own class's attributes": """
        import asyncpg
        async def f(conn: asyncpg.Connection, log):
            tx = conn.transaction()
            await tx.start()
            try:
                await conn.execute("DELETE FROM a")
                await tx.commit()
            except asyncpg.PostgresError as error:
                log(error.sqlstate)
                await tx.rollback()
                raise
        """,
    "the connection is used behind its block": """
        import sqlite3
        def f(path):
            with sqlite3.connect(path) as conn:
                conn.execute("DELETE FROM a")
            return conn.total_changes
        """,
    "a cursor leaves the block": """
        import sqlite3
        def f(path):
            with sqlite3.connect(path) as conn:
                return conn.execute("SELECT 1")
        """,
    "another database than on_commit() waits for": """
        from django.db import transaction
        from shop.models import Order
        from shop.tasks import pack
        def f(pk):
            with transaction.atomic(using="orders"):
                order = Order.objects.create(pk=pk)
                pack.delay(order.pk)
        """,
    "a commit that is not the last statement": """
        from django.db import transaction
        from shop.models import Order
        def f(pk):
            with transaction.atomic():
                Order.objects.filter(pk=pk).update(paid=True)
                transaction.commit()
                Order.objects.filter(pk=pk).update(sent=True)
        """,
}


@pytest.mark.parametrize("name", NOT_SURE)
def test_no_fix_where_the_outcome_is_not_sure(name: str) -> None:
    assert fixes(NOT_SURE[name]) == []


REWRITTEN = {
    "a handler without its rollback": (
        """\
        import pymysql
        class Bank:
            def __init__(self):
                self.conn = pymysql.connect(db="bank")
            def close(self):
                self.conn.close()
            def pay(self, log):
                self.conn.begin()
                try:
                    self.conn.cursor().execute("DELETE FROM a")
                    self.conn.commit()
                except BaseException as error:
                    # tell
                    log(error)
                    raise
        """,
        """\
                except BaseException as error:
                    # tell
                    self.conn.rollback()
                    log(error)
                    raise
        """,
    ),
    "a tuple of classes": (
        """\
        import asyncpg
        async def f(conn: asyncpg.Connection):
            tx = conn.transaction()
            await tx.start()
            try:
                await conn.execute("DELETE FROM a")
                await tx.commit()
            except(ValueError, OSError):  # narrow
                await tx.rollback()
                raise
        """,
        """\
            except BaseException:  # narrow
                await tx.rollback()
                raise
        """,
    ),
    "an import that is there": (
        """\
        import contextlib
        import sqlite3
        def f(path):
            with sqlite3.connect(path) as conn:
                conn.execute("DELETE FROM a")
        """,
        """\
            with contextlib.closing(sqlite3.connect(path)) as conn, conn:
                conn.execute("DELETE FROM a")
        """,
    ),
    "an import under another name": (
        """\
        from contextlib import closing as shut
        import sqlite3
        def f(path):
            with sqlite3.connect(path) as conn:
                return conn.execute("SELECT 1").fetchone()
        """,
        """\
            with shut(sqlite3.connect(path)) as conn, conn:
                return conn.execute("SELECT 1").fetchone()
        """,
    ),
    "a name that is taken": (
        """\
        '''What it is for.'''
        from __future__ import annotations

        import sqlite3
        closing = 1
        def f(path):
            with sqlite3.connect(path) as conn:
                conn.execute("DELETE FROM a")
        """,
        """\
        '''What it is for.'''
        from __future__ import annotations

        import sqlite3
        import contextlib
        closing = 1
        def f(path):
            with contextlib.closing(sqlite3.connect(path)) as conn, conn:
                conn.execute("DELETE FROM a")
        """,
    ),
    "a message of its own without arguments": (
        """\
        from django.db import transaction
        from shop.models import Order
        from shop.tasks import sweep
        def f(pk):
            with transaction.atomic():
                Order.objects.create(pk=pk)
                sweep.delay()
        """,
        """\
                transaction.on_commit(sweep.delay)
        """,
    ),
    "a call with a trailing comma": (
        """\
        import pymongo
        client = pymongo.MongoClient()
        def f(session, a):
            with client.start_session() as session:
                with session.start_transaction():
                    client.shop.orders.insert_one(
                        {"a": a},
                    )
        """,
        """\
                    client.shop.orders.insert_one(
                        {"a": a}, session=session,
                    )
        """,
    ),
}


@pytest.mark.parametrize("name", REWRITTEN)
def test_rewriting(name: str) -> None:
    before, after = map(dedent, REWRITTEN[name])
    text = mended(before)
    tail = "\n".join(line.strip() for line in after.splitlines())
    assert tail in "\n".join(line.strip() for line in text.splitlines())
    assert mended(text) == text


@pytest.mark.parametrize("rule", [rule for rule in all_rules() if rule.code in WITH_FIXES], ids=lambda rule: rule.code)
def test_fixed_code_still_has_that_fix_only_when_it_is_unsafe(rule: object) -> None:
    """What may change the meaning is never applied unasked: only a missing `await` is."""
    for file in CASES:
        if file.parent.name != rule.slug:  # type: ignore[attr-defined]
            continue
        found = check(file.read_bytes(), str(file), Settings(**ALL, root=str(file.parent)), LoneFile())
        for finding in found:
            if finding.fix is not None and finding.fix.applicability is Applicability.SAFE:
                assert finding.code in ("TX101", "TX107", "TX002", "TX003")
                assert {edit.content for edit in finding.fix.edits} == {"await "}


def test_fixed_code_closes_what_it_opened(tmp_path: Path) -> None:
    """The fix of a leak, run against the real library: before and after."""
    text = (
        "import sqlite3\n\n\ndef f(path):\n    conn = sqlite3.connect(path)\n    opened.append(conn)\n"
        "    conn.execute('INSERT INTO gone VALUES (1)')\n    conn.commit()\n    conn.close()\n"
    )

    def is_open_after_failure(text: str) -> bool:
        opened: list[sqlite3.Connection] = []
        space: dict[str, object] = {"opened": opened}
        exec(text, space)
        with pytest.raises(sqlite3.OperationalError):
            space["f"](tmp_path / "a.db")  # type: ignore[operator]
        try:
            opened[0].execute("SELECT 1")
        except sqlite3.ProgrammingError:
            return False
        opened[0].close()
        return True

    assert is_open_after_failure(text)
    # `opened` keeps the connection, so txlint takes it for given away: without that line it is the same leak.
    fixed = mended(text.replace("    opened.append(conn)\n", ""))
    assert "finally" in fixed
    assert not is_open_after_failure(fixed.replace("    try:\n", "    try:\n        opened.append(conn)\n"))
