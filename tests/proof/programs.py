"""Programs of the proof: the text of one function, and smaller ones made from it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TypeAlias


@dataclass(frozen=True)
class Line:
    text: str


@dataclass(frozen=True)
class Suites:
    """A compound statement: headers, each with its block."""

    parts: tuple[tuple[str, Block], ...]


Stmt: TypeAlias = Line | Suites
Block: TypeAlias = tuple[Stmt, ...]


@dataclass(frozen=True)
class Program:
    block: Block
    asynchronous: bool = False
    params: str = "mode, kind"
    database: str = "from proof import proofdb"

    @property
    def text(self) -> str:
        head = f"{'async ' * self.asynchronous}def program({self.params}):"
        return "\n".join([*_IMPORTS, self.database, "", "", head, *_rendered(self.block, 1), ""])

    @property
    def shown(self) -> str:
        """The function alone."""
        return "\n".join(self.text.split("\n")[len(_IMPORTS) + 3 :])


def program_of(body: str, *, asynchronous: bool = False) -> Program:
    """The program with this body, in one piece: `smaller` cannot take it apart."""
    return Program(tuple(Line(line) for line in body.strip("\n").split("\n")), asynchronous)


_IMPORTS = (
    "import asyncio",
    "from contextlib import closing, suppress",
    "",
    "from proof.outside import cond, items, pick, ready, wait, work",
)


def _rendered(block: Block, depth: int) -> Iterator[str]:
    pad = "    " * depth
    for stmt in block or (Line("pass"),):
        if isinstance(stmt, Line):
            yield pad + stmt.text
            continue
        for header, body in stmt.parts:
            head, *pinned = header.split("\n")
            yield pad + head
            yield from (f"{pad}    {line}" for line in pinned)
            if body or not pinned:
                yield from _rendered(body, depth + 1)


def smaller(program: Program) -> Iterator[Program]:
    """Programs with one statement, one clause or one level less."""
    for block in _smaller_blocks(program.block):
        yield replace(program, block=block)


def _smaller_blocks(block: Block) -> Iterator[Block]:
    for n, stmt in enumerate(block):
        before, after = block[:n], block[n + 1 :]
        yield before + after
        if isinstance(stmt, Suites):
            for _, body in stmt.parts:
                yield before + body + after
            for k in range(1, len(stmt.parts)):
                yield (*before, Suites(stmt.parts[:k] + stmt.parts[k + 1 :]), *after)
    for n, stmt in enumerate(block):
        if isinstance(stmt, Suites):
            for k, (header, body) in enumerate(stmt.parts):
                for less in _smaller_blocks(body):
                    part = Suites((*stmt.parts[:k], (header, less), *stmt.parts[k + 1 :]))
                    yield (*block[:n], part, *block[n + 1 :])
