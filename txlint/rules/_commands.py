"""Functions at whose end the process ends: what they leave open is closed then."""

import re

from txlint.tree import cst
from txlint.tree.events import Path
from txlint.tree.index import Class, Function
from txlint.tree.nodes import dotted, last_name

ONCE = (
    "main",
    "create_app",
    "make_app",
    "lifespan",
    "startup",
    "on_startup",
    "setup",
    "init",
    "initialize",
    "init_db",
    "configure",
    "includeme",
    "run_migrations_online",
    "run_migrations_offline",
    "cli",
    "setup_database",
    "do_run_migrations",
)
"""Functions that run once, and whose engines may live as long as the program does."""
_ALEMBIC = frozenset(("run_migrations_online", "run_migrations_offline", "do_run_migrations"))
_SETUP = re.compile(
    r"_*(?:init|initiali[sz]e|setup|install|upgrade|downgrade|migrate)(?:_|$)|"
    r"(?:.*_)?create_(?:.*_)?(?:databases?|db|tables?|schemas?)$"
)
_CHATS = frozenset((
    "discord", "disnake", "nextcord", "interactions", "hikari", "lightbulb", "twitchio", "telegram", "aiogram",
    "pyrogram", "redbot", "slack_bolt", "botbuilder",
))  # fmt: skip
_SERVE = _CHATS | {
    "flask", "fastapi", "starlette", "litestar", "quart", "sanic", "falcon", "bottle", "tornado", "cherrypy", "uvicorn",
    "hypercorn", "gunicorn", "waitress", "gevent", "eventlet", "socketio", "socketserver", "telebot", "vkbottle",
    "apscheduler", "celery", "pika",
}  # fmt: skip
"""What a module imports that answers requests, messages or a clock until somebody stops it."""


def serves(function: Function) -> bool:
    """Whether a function belongs to a module that says that it is of a server or a bot."""
    return bool(function.module.imported_roots & _SERVE)


def is_setup(function: Function) -> bool:
    """Whether a function sets the program or its database up, by its name."""
    return function.name in ONCE or _SETUP.match(function.name) is not None


def is_script(function: Function) -> bool:
    """Whether a function belongs to a module that is run by itself and ends: its `if __name__ == "__main__":` says so,
    or that it calls its `main()` at once. A server or a bot that is started so goes on."""
    return not serves(function) and any(
        (isinstance(node, cst.If) and isinstance(node.test, cst.Comparison) and dotted(node.test.left) == "__name__")
        or _runs_main(node)
        for node in function.module.source.module.body
    )


def _runs_main(node: cst.CSTNode) -> bool:
    """`asyncio.run(main())` as a statement of the module."""
    match node:
        case cst.Expr(value=cst.Call(func=func, args=args)):
            given = [arg.value for arg in args if isinstance(arg.value, cst.Call)]
            return dotted(func) == "main" or (
                dotted(func) in ("asyncio.run", "anyio.run") and [dotted(call.func) for call in given] == ["main"]
            )
    return False


def is_command(function: Function) -> bool:
    """Whether a function is what a command line runs: a command of click or typer, `handle()` of Django's commands,
    `main()` of a class that is a command.

    Alembic's functions are run by its command. Commands of a chat bot run per message.
    """
    if function.name in _ALEMBIC:
        return True
    if function.name == "main" and function.cls is not None and _is_a_command(function.cls):
        return True
    if function.has_decorator("command", "group") and not (
        function.is_async and function.module.imported_roots & _CHATS
    ):
        return True
    if function.parent is not None:
        return is_command(function.parent)
    if function.cls is None and _made_a_command(function):
        return True
    return function.cls is not None and function.name == "handle" and _is_a_command(function.cls)


def _made_a_command(function: Function) -> bool:
    """By a call of its module: `app.command("serve")(serve)`, `cli.add_command(serve)`, `typer.run(serve)`."""
    for call in function.module.body.program.calls:
        if any(arg.value == Path(function.name) for arg in call.args):
            func = call.node.func
            maker = last_name(func.func) if isinstance(func, cst.Call) else call.name
            if maker in ("command", "group", "add_command") or dotted(func) in ("typer.run", "fire.Fire"):
                return True
    return False


def serves_a_command(function: Function) -> bool:
    """The same of what only commands call: any method of such a class, the modules beside them in Django's folder for
    them, and scripts that its `runscript` runs."""
    while function.parent is not None:
        function = function.parent
    return (
        is_command(function)
        or (function.cls is not None and _is_a_command(function.cls))
        or "management" in function.module.name.split(".")
        or ("scripts" in function.module.name.split(".") and "run" in function.module.functions)
    )


def _is_a_command(cls: Class) -> bool:
    """By its name, or that of a base: `SubCommand`."""
    return any(dotted(base).endswith("Command") for base in cls.bases) or cls.name.endswith("Command")
