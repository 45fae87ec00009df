"""Where autocommit is switched on, for a connection or for all that an object of a class keeps under an attribute."""

from __future__ import annotations

from typing import TYPE_CHECKING

from txlint.apis.model import Type
from txlint.resource.held import Obj
from txlint.tree.events import Call, Const, Path, paths_in
from txlint.tree.index import Class

if TYPE_CHECKING:
    from txlint.resource.values import Scope


def autocommitted_by_class(scope: Scope, cls: Class, name: str, model: Type) -> bool:
    """Whether a method of a class switches autocommit on for what an attribute holds."""
    for item in scope.world.mro(cls):
        for method in item.methods.values():
            if not method.receiver:
                continue
            inner = scope.world.scope(method, cls)
            path = f"{method.receiver}.{name}"
            if autocommitted(inner, path, model):
                return True
            for value in inner._binds.get(path, ()):
                if isinstance(value, Path):
                    held = inner.path(value.text)
                    if autocommitted(inner, value.text, model) or (
                        isinstance(held, Obj) and held.begins == "never" and held.type.begins != "never"
                    ):
                        return True
    return False


def autocommitted(scope: Scope, path: str, model: Type) -> bool:
    """Whether a function switches autocommit on for the handle at a path (unknown values count as on)."""
    program = scope.function.program
    names = {path} | {b.target for b in program.binds if isinstance(b.value, Path) and b.value.text == path}
    names |= {b.value.text for b in program.binds if isinstance(b.value, Path) and b.target == path}
    for bind in program.binds:
        base, _, attr = bind.target.rpartition(".")
        beneath = next((bind.target[len(name) + 1 :] for name in names if bind.target.startswith(f"{name}.")), "")
        if isinstance(bind.value, Const) and f"{beneath}={bind.value.value}" in model.autocommit.attrs:
            return True
        if base in names and attr in ("autocommit", "isolation_level"):
            if isinstance(bind.value, Const):
                said = f"{attr}={bind.value.value}"
                if said in model.autocommit.attrs or (
                    model.library == "dbapi" and said in ("autocommit=True", "isolation_level=None")
                ):
                    return True
            elif attr == "autocommit" or "AUTOCOMMIT" in str(bind.value):
                return True
    for call in program.calls:
        if call.receiver in names and call.name in (
            "autocommit",
            "set_session",
            "set_autocommit",
            "set_isolation_level",
            "execution_options",
        ):
            text = (
                f"{call.name}("
                + ", ".join(
                    f"{a.keyword}={a.value.value}"
                    if a.keyword and isinstance(a.value, Const)
                    else str(a.value.value)
                    if isinstance(a.value, Const)
                    else "?"
                    for a in call.args
                )
                + ")"
            )
            if (
                any(text == c.replace('"', "") or text == c for c in model.autocommit.calls)
                or "autocommit=True" in text
                or text in ("autocommit(True)", "set_autocommit(True)", "autocommit(1)")
                or "AUTOCOMMIT" in _source(call)
            ):
                return True
    return False


def _source(call: Call) -> str:
    return " ".join(path for arg in call.args for path in paths_in(arg.value))
