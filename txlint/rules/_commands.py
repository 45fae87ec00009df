"""Functions at whose end the process ends: what they leave open is closed then."""

from txlint.tree.index import Function
from txlint.tree.nodes import dotted


def is_command(function: Function) -> bool:
    """Whether a function is what a command line runs: a command of click or typer, `handle()` of Django's commands.

    Commands that are coroutines may be those of a chat bot, which run per message.
    """
    if not function.is_async and function.has_decorator("command", "group"):
        return True
    cls = function.cls
    if cls is None or function.name != "handle":
        return False
    return any(dotted(base).endswith("Command") for base in cls.bases) or cls.name.endswith("Command")
