"""Python's builtins: names that denote nothing of a project's."""

from __future__ import annotations

from txlint.resource.held import External, Held

_BUILTINS = frozenset(
    [
        "print",
        "len",
        "isinstance",
        "issubclass",
        "str",
        "repr",
        "int",
        "float",
        "list",
        "dict",
        "set",
        "tuple",
        "frozenset",
        "bool",
        "sorted",
        "enumerate",
        "zip",
        "range",
        "map",
        "filter",
        "min",
        "max",
        "sum",
        "any",
        "all",
        "next",
        "iter",
        "open",
        "input",
        "getattr",
        "setattr",
        "hasattr",
        "type",
        "super",
        "id",
        "hash",
        "vars",
        "callable",
        "format",
        "exit",
        "quit",
        "abs",
        "round",
        "reversed",
        "bytes",
        "bytearray",
        "object",
        "property",
        "staticmethod",
        "classmethod",
        "Exception",
        "ValueError",
        "RuntimeError",
    ]
)


def builtin(name: str) -> Held | None:
    return External(name) if name in _BUILTINS or name.endswith("Error") else None
