"""Making a name of the standard library available in a module, for fixes that use it."""

from __future__ import annotations

import sys

from txlint.finding import Edit, Position, Span
from txlint.tree import cst
from txlint.tree.nodes import dotted
from txlint.tree.page import Page, names


def importing(page: Page, module: str, name: str) -> tuple[str, tuple[Edit, ...]]:
    """How `module.name` is spelled in a file, and the edits that import it where it is not yet."""
    body = page.source.module.body
    for item in body:
        match item:
            case cst.ImportFrom(module=found, names=[*aliases]) if found is not None and dotted(found) == module:
                for alias in aliases:
                    if dotted(alias.name) == name and not item.level:
                        return (_local(alias) or name), ()
            case cst.Import(names=aliases):
                for alias in aliases:
                    if dotted(alias.name) == module:
                        return f"{_local(alias) or module}.{name}", ()
    if name in names(page.source.module):  # something else has the name
        return f"{module}.{name}", (_inserted(page, f"import {module}\n"),)
    return name, (_inserted(page, f"from {module} import {name}\n"),)


def _local(alias: cst.ImportAlias) -> str:
    return dotted(alias.asname.name) if alias.asname is not None else ""


def _inserted(page: Page, text: str) -> Edit:
    """Inserts an import behind those of the standard library at the head of a module, or where they would stand."""
    standard = head = 0
    for statement in page.source.module.body:
        root = _root(statement)
        if root in sys.stdlib_module_names and root != "__future__":
            standard = page.last_row(statement)
        elif root == "__future__" or isinstance(statement, cst.Expr):
            head = page.last_row(statement)
        else:
            break
    else:
        statement = None
    if standard or statement is None:
        return page.line_after(standard or head, text)
    place = Position(page.first_row(statement), 1)
    return Edit(Span(place, place), text + ("\n" if root else "\n\n"))


def _root(statement: cst.CSTNode | None) -> str:
    """The top package that an import statement imports from, "" for others and relative ones."""
    match statement:
        case cst.Import(names=[first, *_]):
            return dotted(first.name).partition(".")[0]
        case cst.ImportFrom(module=module) if module is not None and not statement.level:
            return dotted(module).partition(".")[0]
        case cst.ImportFrom():
            return "."
    return ""
