"""Random programs, as text of one function, and smaller ones made from them.

A program keeps two rules that make its executions mean something: a name is used only where it is
bound, and a handle only where it cannot be None. The writer follows them by an environment of names;
what breaks them all the same raises an exception of CPython's own and is refused by the explorer.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Literal, TypeAlias


@dataclass(frozen=True)
class Line:
    text: str


@dataclass(frozen=True)
class Suites:
    """A compound statement: headers, each with its block."""

    parts: tuple[tuple[str, Block], ...]


Stmt: TypeAlias = Line | Suites
Block: TypeAlias = tuple[Stmt, ...]
Bound = Literal["none", "maybe", "set"]


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


@dataclass(frozen=True)
class _Place:
    """What may be written here."""

    depth: int = 0
    loop: bool = False
    """`break` and `continue` are allowed."""
    returns: bool = True
    caught: tuple[str, ...] = ()
    """Names of the exceptions that are handled here; "" for one without a name."""
    fixed: bool = False
    """Inside a loop: what a name is bound to must hold for every round."""
    held: frozenset[str] = frozenset()


@dataclass
class _Names:
    """What handles and transactions are bound to, and every binding that a block has made."""

    bound: dict[str, Bound]
    log: list[tuple[str, Bound]] = field(default_factory=list)

    def set(self, name: str, to: Bound) -> None:
        self.bound[name] = to
        self.log.append((name, to))

    def fork(self) -> _Names:
        return _Names(dict(self.bound))

    def any_point(self, *runs: _Names) -> _Names:
        """Bindings as they may be at any point of these runs."""
        found = self.fork()
        for run in runs:
            for name, to in run.log:
                if found.bound[name] != to:
                    found.bound[name] = "maybe"
        return found

    def take(self, *runs: _Names) -> None:
        """Goes on after one of these runs."""
        self.bound = {
            n: b if all(r.bound[n] == b for r in runs[1:]) else "maybe" for n, b in runs[0].bound.items()
        }
        for run in runs:
            self.log.extend(run.log)


_HANDLERS = (
    "except {error}",
    "except ValueError",
    "except Exception",
    "except BaseException",
    "except",
    "except (ValueError, {error})",
    "except KeyError",
    "except (ValueError, KeyError)",
)


class Writer:
    """Writes one program."""

    error = "proofdb.Error"
    begins = "start()"
    ends = ("commit()", "rollback()")
    managers: tuple[str, ...] = ("transaction", "transaction", "connection")
    """What `with` takes of a handle."""

    def __init__(self, rng: random.Random) -> None:
        self.rng = rng
        self.asynchronous = rng.random() < 0.35
        self.handles = ["a", "b"][: 1 + (rng.random() < 0.4)]
        self.has_tx = rng.random() < 0.35
        self.flags = ["ok", "done"][: 1 + (rng.random() < 0.4)]
        self.sites = 0
        self.targets = 0
        self.budget = rng.randint(5, 15)
        self.calm = rng.choice((0.0, 0.3, 0.6))
        """How many lines cannot raise: where everything raises, one wrong way out hides behind a right one."""

    def program(self) -> Program:
        names = _Names(dict.fromkeys([*self.handles, *["tx"] * self.has_tx], "none"))
        block: list[Stmt] = [Line(f"{n} = None") for n in names.bound]
        block += self._flags()
        if self.rng.random() < 0.75:
            block.append(self._acquire(self.handles[0], names))
        block += self._block(names, _Place(), 3, 7)
        return Program(tuple(block), self.asynchronous)

    def using(self, *handles: str) -> Block:
        """A body that only uses handles which are there."""
        self.handles = list(handles)
        names = _Names(dict.fromkeys(handles, "set"))
        return (*self._flags(), *self._block(names, _Place(held=frozenset(handles)), 3, 7))

    def _flags(self) -> list[Stmt]:
        return [Line(f"{flag} = {self.rng.choice(('True', 'False'))}") for flag in self.flags]

    # ------------------------------------------------------------------ pieces

    def _awaited(self, call: str) -> str:
        return f"await {call}" if self.asynchronous else call

    def _connect(self) -> str:
        self.sites += 1
        return self._awaited(f"proofdb.{'a' * self.asynchronous}connect({self.sites})")

    def _acquire(self, name: str, names: _Names) -> Line:
        names.set(name, "set")
        return Line(f"{name} = {self._connect()}")

    def _unknown(self) -> str:
        if self.asynchronous and self.rng.random() < 0.5:
            return "await wait()"
        used = self.rng.choice(("", "", *self.handles))
        return f"work({used})"

    def _question(self) -> str:
        if self.asynchronous and self.rng.random() < 0.3:
            return "await ready()"
        return "cond()"

    def _test(self, names: _Names, depth: int = 0) -> str:
        rng = self.rng
        roll = rng.random()
        if depth < 2 and roll < 0.2:
            op = rng.choice(("and", "or"))
            left, right = self._test(names, depth + 1), self._test(names, depth + 1)
            return f"({left} {op} {right})"
        if roll < 0.28:
            return f"not {self._test(names, 2)}"
        if roll < 0.5:
            return rng.choice(self.flags)
        if roll < 0.6:
            return rng.choice(("mode", "kind == 1", "kind != 1"))
        if roll < 0.68:
            name = rng.choice(list(names.bound))
            return rng.choice((f"{name} is not None", f"{name} is None", name))
        if roll < 0.74:
            return f"({rng.choice(self.flags)} := {self._question()})"
        return self._question()

    def _block(self, names: _Names, place: _Place, low: int = 1, high: int = 3) -> Block:
        block: list[Stmt] = []
        for _ in range(self.rng.randint(low, high)):
            stmts = self._stmt(names, place)
            block += stmts
            last = stmts[-1]
            if isinstance(last, Line) and last.text.split()[0] in ("return", "raise", "break", "continue"):
                break
        return tuple(block)

    def _stmt(self, names: _Names, place: _Place) -> list[Stmt]:
        self.budget -= 1
        rng = self.rng
        if place.depth < 4 and self.budget > 0 and rng.random() < 0.42:
            inner = replace(place, depth=place.depth + 1)
            make = rng.choices(
                (
                    self._if,
                    self._try,
                    self._with,
                    self._while,
                    self._for,
                    self._match,
                    self._flagged,
                    self._guarded,
                ),
                (3, 8, 4, 2, 2, 1.5, 2, 3),
            )[0]
            return make(names, inner)
        return [self._line(names, place)]

    def _line(self, names: _Names, place: _Place) -> Stmt:
        rng = self.rng
        usable = [n for n, b in names.bound.items() if b == "set"]
        if place.caught and rng.random() < 0.3:
            return Line(rng.choice(["raise", *(f"raise {name}" for name in place.caught if name)]))
        if rng.random() < self.calm:
            quiet = [f"{name}.{how}()" for name in usable if name != "tx" for how in ("rollback", "close")]
            flags = [f"{flag} = {value}" for flag in self.flags for value in ("True", "False")]
            return Line(self._awaited(rng.choice(quiet)) if quiet and rng.random() < 0.4 else rng.choice(flags))
        roll = rng.random()
        if roll < 0.5 and usable:
            name = rng.choice(usable)
            return self._use(name, names)
        if roll < 0.6:
            return Line(
                f"{rng.choice(self.flags)} = {rng.choice(('True', 'False', 'True', self._question()))}"
            )
        if roll < 0.66:
            free = [h for h in self.handles if h not in place.held]
            if free:
                return self._acquire(rng.choice(free), names)
        if roll < 0.68 and not place.fixed and usable:
            name = rng.choice(usable)
            if name not in place.held:
                names.set(name, "none")
                return Line(f"{name} = None")
        if roll < 0.74 and place.depth and place.returns:
            return Line(rng.choice(("return 1", "return 1", f"return {self._unknown()}")))
        if roll < 0.8 and place.depth:
            raises = ["raise ValueError('x')", f"raise {self.error}('x')", "raise KeyError('x')"]
            raises += ["raise"] * 3 * bool(place.caught) + [f"raise {n}" for n in place.caught if n]
            return Line(rng.choice(raises))
        if roll < 0.88 and place.loop:
            return Line(rng.choice(("break", "continue")))
        if roll < 0.91:
            return Line(f"assert {self._test(names)}")
        if roll < 0.94 and usable:
            one, other = (self._use(rng.choice(usable), names, plain=True).text for _ in range(2))
            return Line(f"{one} if {self._test(names)} else {other}")
        if roll < 0.96 and usable:
            op = rng.choice(("and", "or"))
            return Line(f"{self._test(names)} {op} {self._use(rng.choice(usable), names, plain=True).text}")
        return Line(self._unknown())

    def _use(self, name: str, names: _Names, plain: bool = False) -> Line:
        if name == "tx":
            return Line(self._awaited(f"tx.{self.rng.choice(('commit', 'rollback'))}()"))
        if not plain and self.has_tx and self.rng.random() < 0.2:
            names.set("tx", "set")
            return Line(f"tx = {self._awaited(f'{name}.begin()')}")
        call = self.rng.choices(
            ("start()", "execute('INSERT')", "commit()", "rollback()", "close()"), (3, 2, 3, 2, 3)
        )[0]
        return Line(self._awaited(f"{name}.{call}"))

    # ------------------------------------------------------------------ compound statements

    def _if(self, names: _Names, place: _Place) -> list[Stmt]:
        test = self._test(names)
        then, orelse = names.fork(), names.fork()
        parts = [(f"if {test}:", self._block(then, place))]
        runs = [then]
        if self.rng.random() < 0.2:
            other = names.fork()
            parts.append((f"elif {self._test(names)}:", self._block(other, place)))
            runs.append(other)
        if self.rng.random() < 0.5:
            parts.append(("else:", self._block(orelse, place)))
        names.take(*runs, orelse)
        return [Suites(tuple(parts))]

    def _guarded(self, names: _Names, place: _Place) -> list[Stmt]:
        """Uses a handle where a test says that it is there."""
        name = self.rng.choice(list(names.bound))
        test = self.rng.choice(
            (f"if {name} is not None:", f"if {name}:", f"if {name} is not None and {self._test(names)}:")
        )
        inside = names.fork()
        inside.bound[name] = "set"
        body = (self._use(name, inside), *self._block(inside, place, 0, 2))
        after = names.fork()
        names.take(inside, after)
        return [Suites(((test, body),))]

    def _flagged(self, names: _Names, place: _Place) -> list[Stmt]:
        """`ok = False; try: …; ok = True; finally: if ok: commit else: rollback`."""
        usable = [h for h in self.handles if names.bound[h] == "set"]
        if not usable:
            return self._if(names, place)
        name, flag = self.rng.choice(usable), self.rng.choice(self.flags)
        held = replace(place, held=place.held | {name}, fixed=True)
        begin = Line(self._awaited(f"{name}.{self.begins}"))
        first: list[Stmt] = [Line(f"{flag} = False"), begin]
        if self.rng.random() < 0.4:
            first.reverse()
        inside = names.fork()
        body = (*self._block(inside, held), Line(f"{flag} = True"))
        ends = [Line(self._awaited(f"{name}.{how}")) for how in self.ends]
        final = Suites(((f"if {flag}:", (ends[0],)), ("else:", (ends[1],))))
        names.take(names.any_point(inside), inside)
        return [*first, Suites((("try:", body), ("finally:", (final,))))]

    def _try(self, names: _Names, place: _Place) -> list[Stmt]:
        rng = self.rng
        star = rng.random() < 0.1
        body = names.fork()
        parts = [("try:", self._block(body, place))]
        reached = names.any_point(body)
        runs = [body]
        handlers = rng.choices((0, 1, 2), (2, 5, 2))[0]
        choices = [h.format(error=self.error) for h in _HANDLERS if not (star and h == "except")]
        if self.asynchronous:
            choices += ["except asyncio.CancelledError"] * 2
        for n in range(handlers):
            clause = rng.choice(choices)
            name = ""
            if clause == "except":
                if n < handlers - 1:
                    continue
            elif rng.random() < 0.3:
                name = f"error{place.depth}"
            inner = replace(place, caught=(*place.caught, name))
            if star:
                clause = clause.replace("except", "except*", 1)
                inner = replace(inner, loop=False, returns=False)
            handled = reached.fork()
            parts.append((f"{clause}{f' as {name}' if name else ''}:", self._block(handled, inner)))
            runs.append(handled)
        if len(parts) > 1 and rng.random() < 0.25:
            parts.append(("else:", self._block(body, place)))
        after = names.fork()
        if len(parts) == 1 or rng.random() < 0.4:
            final = names.any_point(*runs)
            # What the final suite binds holds after it, whatever was bound before.
            ended = final.fork()
            parts.append(("finally:", self._block(ended, place)))
            after.take(*runs)
            after.bound = {
                n: after.bound[n]
                if final.bound[n] == ended.bound[n] and not any(k == n for k, _ in ended.log)
                else ended.bound[n]
                for n in after.bound
            }
            names.bound = after.bound
            for run in (*runs, ended):
                names.log.extend(run.log)
        else:
            names.take(*runs)
        return [Suites(tuple(parts))]

    def _with(self, names: _Names, place: _Place) -> list[Stmt]:
        rng = self.rng
        word = "async with" if self.asynchronous else "with"
        usable = [h for h in self.handles if names.bound[h] == "set"]
        kinds = ["suppress", "suppress"]
        if usable:
            kinds += self.managers * 2
        if place.held < set(self.handles) or not place.held:
            kinds += ["connect", "connect"] if self.asynchronous else ["closing", "connect", "pair"]
        kind = rng.choice(kinds)
        inside = names.fork()
        if kind == "suppress":
            types = rng.choice(
                ("ValueError", "Exception", self.error, "BaseException", f"ValueError, {self.error}")
            )
            body = self._block(inside, place)
            names.take(names.any_point(inside), inside)
            return [Suites(((f"with suppress({types}):", body),))]
        if kind in ("transaction", "connection"):
            name = rng.choice(usable)
            call = f"{name}.transaction()" if kind == "transaction" else name
            target = f" as tx{self._target()}" if rng.random() < 0.2 else ""
            header = f"{word} {call}{target}:"
        else:
            made = self._connect()
            target = f"c{self._target()}"
            if kind == "pair":
                header = f"with {made} as {target}, suppress(ValueError):"
            else:
                header = (
                    f"{word} {'closing(' * (kind == 'closing')}{made}{')' * (kind == 'closing')} as {target}:"
                )
            inside.bound[target] = "set"
            block = self._with_target(inside, place, target)
            names.take(names.any_point(inside), inside)
            return [Suites(((header, block),))]
        block = self._block(inside, place)
        names.take(inside)
        return [Suites(((header, block),))]

    def _with_target(self, inside: _Names, place: _Place, target: str) -> Block:
        handles = self.handles
        self.handles = [*handles, target]
        try:
            return self._block(inside, replace(place, held=place.held | {target}))
        finally:
            self.handles = handles
            del inside.bound[target]
            inside.log = [(n, b) for n, b in inside.log if n != target]

    def _target(self) -> int:
        self.targets += 1
        return self.targets

    def _while(self, names: _Names, place: _Place) -> list[Stmt]:
        rng = self.rng
        header = "while True:\nif cond(): break" if rng.random() < 0.4 else f"while {self._question()}:"
        if rng.random() < 0.25:
            header = f"while {rng.choice(self.flags)}:\nif cond(): break"
        return self._loop(names, place, header)

    def _for(self, names: _Names, place: _Place) -> list[Stmt]:
        word = "async for" if self.asynchronous and self.rng.random() < 0.6 else "for"
        return self._loop(names, place, f"{word} item in items():")

    def _loop(self, names: _Names, place: _Place, header: str) -> list[Stmt]:
        inside = names.fork()
        inside.bound = {n: "maybe" if b == "none" else b for n, b in inside.bound.items()}
        body = self._block(inside, replace(place, loop=True, fixed=True))
        after = names.any_point(inside)
        parts = [(header, body)]
        if self.rng.random() < 0.25:
            orelse = after.fork()
            parts.append(("else:", self._block(orelse, place)))
            names.take(after, orelse)
            names.log.extend(inside.log)
        else:
            names.take(after)
            names.log.extend(inside.log)
        return [Suites(tuple(parts))]

    def _match(self, names: _Names, place: _Place) -> list[Stmt]:
        rng = self.rng
        cases: list[tuple[str, Block]] = []
        runs = [names.fork()]
        patterns = rng.sample(("1", "2", "3 | 4", "seen"), rng.randint(1, 2))
        for pattern in patterns:
            run = names.fork()
            # A value that a guard refuses is not that of a later pattern: the engine does not read values.
            guarded = pattern == "seen" or (pattern is patterns[-1] and rng.random() < 0.6)
            guard = f" if {self._test(names)}" if guarded else ""
            block = self._block(run, replace(place, depth=place.depth + 1))
            cases.append((f"case {pattern}{guard}:", block))
            runs.append(run)
        if rng.random() < 0.5:
            run = names.fork()
            cases.append(("case _:", self._block(run, replace(place, depth=place.depth + 1))))
            runs[0] = run
        names.take(*runs)
        return [Suites((("match pick():", tuple(Suites((case,)) for case in cases)),))]


def written(seed: int) -> Program:
    """The program of a seed."""
    return Writer(random.Random(seed)).program()
