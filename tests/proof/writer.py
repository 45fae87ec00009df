"""Random programs."""

from __future__ import annotations

import random
from dataclasses import replace

from proof.pieces import Names, Pieces, Place
from proof.programs import Block, Line, Program, Stmt, Suites

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


class Writer(Pieces):
    """Writes one program."""

    def program(self) -> Program:
        names = Names(dict.fromkeys([*self.handles, *["tx"] * self.has_tx], "none"))
        block: list[Stmt] = [Line(f"{n} = None") for n in names.bound]
        block += self._flags()
        if self.rng.random() < 0.75:
            block.append(self._acquire(self.handles[0], names))
        block += self._block(names, Place(), 3, 7)
        return Program(tuple(block), self.asynchronous)

    def using(self, *handles: str) -> Block:
        """A body that only uses handles which are there."""
        self.handles = list(handles)
        names = Names(dict.fromkeys(handles, "set"))
        return (*self._flags(), *self._block(names, Place(held=frozenset(handles)), 3, 7))

    def _block(self, names: Names, place: Place, low: int = 1, high: int = 3) -> Block:
        block: list[Stmt] = []
        for _ in range(self.rng.randint(low, high)):
            stmts = self._stmt(names, place)
            block += stmts
            last = stmts[-1]
            if isinstance(last, Line) and last.text.split()[0] in ("return", "raise", "break", "continue"):
                break
        return tuple(block)

    def _stmt(self, names: Names, place: Place) -> list[Stmt]:
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

    def _if(self, names: Names, place: Place) -> list[Stmt]:
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

    def _guarded(self, names: Names, place: Place) -> list[Stmt]:
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

    def _flagged(self, names: Names, place: Place) -> list[Stmt]:
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

    def _try(self, names: Names, place: Place) -> list[Stmt]:
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

    def _with(self, names: Names, place: Place) -> list[Stmt]:
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
            types = rng.choice(("ValueError", "Exception", self.error, "BaseException", f"ValueError, {self.error}"))
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
                header = f"{word} {'closing(' * (kind == 'closing')}{made}{')' * (kind == 'closing')} as {target}:"
            inside.bound[target] = "set"
            block = self._with_target(inside, place, target)
            names.take(names.any_point(inside), inside)
            return [Suites(((header, block),))]
        block = self._block(inside, place)
        names.take(inside)
        return [Suites(((header, block),))]

    def _with_target(self, inside: Names, place: Place, target: str) -> Block:
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

    def _while(self, names: Names, place: Place) -> list[Stmt]:
        rng = self.rng
        header = "while True:\nif cond(): break" if rng.random() < 0.4 else f"while {self._question()}:"
        if rng.random() < 0.25:
            header = f"while {rng.choice(self.flags)}:\nif cond(): break"
        return self._loop(names, place, header)

    def _for(self, names: Names, place: Place) -> list[Stmt]:
        word = "async for" if self.asynchronous and self.rng.random() < 0.6 else "for"
        return self._loop(names, place, f"{word} item in items():")

    def _loop(self, names: Names, place: Place, header: str) -> list[Stmt]:
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

    def _match(self, names: Names, place: Place) -> list[Stmt]:
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
