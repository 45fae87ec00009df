"""What random programs are made of below the compound statements: calls, tests and lines.

A program keeps two rules that make its executions mean something: a name is used only where it is bound,
and a handle only where it cannot be None. The writer follows them by an environment of names; what breaks
them all the same raises an exception of CPython's own and is refused by the explorer.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from typing import Literal

from proof.programs import Line, Stmt

Bound = Literal["none", "maybe", "set"]


@dataclass(frozen=True)
class Place:
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
class Names:
    """What handles and transactions are bound to, and every binding that a block has made."""

    bound: dict[str, Bound]
    log: list[tuple[str, Bound]] = field(default_factory=list)

    def set(self, name: str, to: Bound) -> None:
        self.bound[name] = to
        self.log.append((name, to))

    def fork(self) -> Names:
        return Names(dict(self.bound))

    def any_point(self, *runs: Names) -> Names:
        """Bindings as they may be at any point of these runs."""
        found = self.fork()
        for run in runs:
            for name, to in run.log:
                if found.bound[name] != to:
                    found.bound[name] = "maybe"
        return found

    def take(self, *runs: Names) -> None:
        """Goes on after one of these runs."""
        self.bound = {n: b if all(r.bound[n] == b for r in runs[1:]) else "maybe" for n, b in runs[0].bound.items()}
        for run in runs:
            self.log.extend(run.log)


class Pieces:
    """Writes the parts of one program."""

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
        """How many lines cannot raise: where all raise, a wrong way out hides behind a right one."""

    def _flags(self) -> list[Stmt]:
        return [Line(f"{flag} = {self.rng.choice(('True', 'False'))}") for flag in self.flags]

    def _awaited(self, call: str) -> str:
        return f"await {call}" if self.asynchronous else call

    def _connect(self) -> str:
        self.sites += 1
        return self._awaited(f"proofdb.{'a' * self.asynchronous}connect({self.sites})")

    def _acquire(self, name: str, names: Names) -> Line:
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

    def _test(self, names: Names, depth: int = 0) -> str:
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

    def _line(self, names: Names, place: Place) -> Stmt:
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
            return Line(f"{rng.choice(self.flags)} = {rng.choice(('True', 'False', 'True', self._question()))}")
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

    def _use(self, name: str, names: Names, plain: bool = False) -> Line:
        if name == "tx":
            return Line(self._awaited(f"tx.{self.rng.choice(('commit', 'rollback'))}()"))
        if not plain and self.has_tx and self.rng.random() < 0.2:
            names.set("tx", "set")
            return Line(f"tx = {self._awaited(f'{name}.begin()')}")
        call = self.rng.choices(("start()", "execute('INSERT')", "commit()", "rollback()", "close()"), (3, 2, 3, 2, 3))[
            0
        ]
        return Line(self._awaited(f"{name}.{call}"))
