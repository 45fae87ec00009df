"""Which handler catches which exception."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from txlint.apis.model import Models
from txlint.flow.interpret import Catch
from txlint.resource.fact import Raised

_EVERYTHING = frozenset(("BaseException", "builtins.BaseException"))
_EXCEPTION = frozenset(("Exception", "builtins.Exception", "StandardError"))
_CANCEL = frozenset(
    (
        "CancelledError",
        "asyncio.CancelledError",
        "asyncio.exceptions.CancelledError",
        "trio.Cancelled",
        "anyio.get_cancelled_exc_class",
        "GeneratorExit",
        "KeyboardInterrupt",
        "gevent.GreenletExit",
        "concurrent.futures.CancelledError",
        "gevent.Timeout",
    )
)
_EXIT = frozenset(("SystemExit", "KeyboardInterrupt"))
_DB_ROOTS = frozenset(
    (
        "Error",
        "DatabaseError",
        "SQLAlchemyError",
        "PostgresError",
        "MySQLError",
        "DBAPIError",
        "PeeweeException",
        "DatabaseException",
        "PyMongoError",
        "Neo4jError",
        "Warning",
        "DBError",
        "InterfaceError",
        "BaseORMException",
        "KafkaException",
        "DriverError",
        "_mysql_exceptions.Error",
    )
)
_UNRELATED = frozenset(
    (
        "ValueError",
        "KeyError",
        "TypeError",
        "IndexError",
        "AttributeError",
        "LookupError",
        "ArithmeticError",
        "NameError",
        "ZeroDivisionError",
        "AssertionError",
        "UnicodeError",
        "UnicodeDecodeError",
        "UnicodeEncodeError",
        "ImportError",
        "ModuleNotFoundError",
        "StopIteration",
        "StopAsyncIteration",
        "NotImplementedError",
        "RecursionError",
        "EOFError",
        "FileNotFoundError",
        "FileExistsError",
        "PermissionError",
        "IsADirectoryError",
        "NotADirectoryError",
        "OverflowError",
        "SyntaxError",
        "BlockingIOError",
        "BrokenPipeError",
        "queue.Empty",
        "queue.Full",
        "Queue.Empty",
        "json.JSONDecodeError",
        "json.decoder.JSONDecodeError",
        "binascii.Error",
        "subprocess.CalledProcessError",
        "subprocess.TimeoutExpired",
        "socket.gaierror",
        "zlib.error",
        "struct.error",
        "shutil.Error",
        "configparser.Error",
        "csv.Error",
        "re.error",
        "FloatingPointError",
        "MemoryError",
        "urllib.error.URLError",
        "urllib.error.HTTPError",
        "ssl.SSLError",
        "requests.RequestException",
        "requests.exceptions.RequestException",
        "django.core.exceptions.ObjectDoesNotExist",
        "asyncio.QueueEmpty",
        "asyncio.QueueFull",
        "Http404",
        "django.http.Http404",
        "tarfile.TarError",
        "zipfile.BadZipFile",
        "uuid.UUIDError",
        "decimal.InvalidOperation",
        "jwt.PyJWTError",
    )
)


_BROKEN = (
    "IntegrityError", "UniqueViolation", "UniqueViolationError", "ForeignKeyViolation", "ForeignKeyViolationError",
    "NotNullViolation", "NotNullViolationError", "CheckViolation", "CheckViolationError", "ExclusionViolation",
    "DuplicateKeyError",
)  # fmt: skip


class Catcher:
    """Decides for one module, whose names `resolve` turns into dotted paths."""

    def __init__(self, models: Models, resolve: Callable[[str], str]) -> None:
        self.models = models
        self._resolve = cache(resolve)
        self._ancestors = cache(self._all_bases)
        self.constraints = frozenset(name for name in (*models.errors, *_BROKEN) if name.endswith(_BROKEN))
        """Classes for constraints that a write has broken."""

    def verdict(self, raised: Raised, types: tuple[str, ...] | None) -> Catch:
        """Whether a handler for these classes (None: bare) catches the exception."""
        if types is None:
            return Catch.ALWAYS
        best = Catch.NEVER
        for name in types:
            verdict = self._refined(raised, self._resolve(name))
            if verdict is Catch.ALWAYS:
                return verdict
            if verdict is Catch.MAYBE:
                best = verdict
        return best

    def caught(self, raised: Raised, types: tuple[str, ...] | None) -> Raised:
        """The exception once a handler for these classes, which may have caught it, has."""
        if types is None:
            return raised
        names = [self._resolve(name) for name in types]
        verdicts = {name: self._refined(raised, name) for name in names}
        if Catch.ALWAYS in verdicts.values():
            return raised
        possible = tuple(n for n, verdict in verdicts.items() if verdict is Catch.MAYBE)
        if raised.only:
            possible = tuple(o for o in raised.only if any(self._among(o, n) is not Catch.NEVER for n in possible))
        return raised._replace(only=possible)

    def missed(self, raised: Raised, types: tuple[str, ...] | None) -> Raised:
        """The exception once a handler for these classes, which may have caught it, has not."""
        names = frozenset(self._resolve(name) for name in types or ())
        only = tuple(o for o in raised.only if not self._ancestors(o) & names)
        return raised._replace(maybe=True, without=raised.without | names, only=only)

    def _refined(self, raised: Raised, name: str) -> Catch:
        """The verdict about one class, with what other handlers have shown."""
        verdict = self._one(raised, name)
        if verdict is not Catch.MAYBE:
            return verdict
        if self._ancestors(name) & raised.without:
            return Catch.NEVER
        verdicts = {self._among(o, name) for o in raised.only}
        return verdicts.pop() if len(verdicts) == 1 else Catch.MAYBE

    def _among(self, ancestor: str, name: str) -> Catch:
        """Whether an instance of one class, or of a class below it, is one of another."""
        if ancestor in self._ancestors(name) - {name}:
            return Catch.MAYBE
        return self._named(ancestor, name)

    def _one(self, raised: Raised, name: str) -> Catch:
        if name in _EVERYTHING:
            return Catch.ALWAYS
        if raised.group == "group":
            general = name in _EXCEPTION or name == "ExceptionGroup"
            return (
                Catch.ALWAYS
                if name == "BaseExceptionGroup" or (general and raised.kind not in ("cancel", "exit"))
                else Catch.NEVER
            )
        if raised.kind == "cancel":
            if name in _CANCEL or name.endswith(("CancelledError", ".Cancelled", "get_cancelled_exc_class")):
                return Catch.ALWAYS if "Cancel" in name or "cancel" in name else Catch.MAYBE
            return Catch.NEVER
        if raised.kind == "exit":
            return Catch.ALWAYS if name in _EXIT else Catch.NEVER
        if name in _EXCEPTION:
            return Catch.ALWAYS if raised.kind != "named" or not self._is_base_only(raised.name) else Catch.NEVER
        if name in _CANCEL or name in _EXIT:
            return Catch.NEVER if raised.kind != "named" else self._named(raised.name, name)
        if raised.kind == "db":
            return self._db(raised, name)
        if raised.kind == "named":
            return self._named(raised.name, name)
        return Catch.MAYBE

    def ancestors(self, name: str) -> frozenset[str]:
        """The dotted paths of an exception class as written, and of its bases, as far as models know them."""
        return self._ancestors(self._resolve(name))

    def is_of_a_database(self, name: str) -> bool:
        """Whether an exception class as written is one of a database library's."""
        known = (a for a in self.ancestors(name) if "." in a and a in self.models.errors)
        return any(ancestor.rpartition(".")[2] in _DB_ROOTS for ancestor in known)

    def _is_base_only(self, name: str) -> bool:
        return name in _CANCEL | _EXIT | _EVERYTHING

    def _db(self, raised: Raised, name: str) -> Catch:
        if name in _UNRELATED:
            return Catch.NEVER
        package = self.models.wrapped.get(raised.name, "")
        if package and name in self.models.errors and not name.startswith(f"{package}."):
            return Catch.NEVER
        last = name.rpartition(".")[2]
        if last in _DB_ROOTS and last not in ("DatabaseError", "DBAPIError", "InterfaceError", "Warning"):
            return Catch.ALWAYS
        if last == "DatabaseError":
            return Catch.ALWAYS
        return Catch.MAYBE

    def _all_bases(self, name: str) -> frozenset[str]:
        found = {name}
        stack = [name]
        while stack:
            for base in self.models.errors.get(stack.pop(), ()):
                if base not in found:
                    found.add(base)
                    stack.append(base)
        return frozenset(found)

    def _named(self, raised: str, name: str) -> Catch:
        raised = self._resolve(raised)
        if raised == name or name in self._ancestors(raised):
            return Catch.ALWAYS
        if raised in self.models.errors and name in self.models.errors:
            return Catch.NEVER
        if raised.rpartition(".")[2] == name.rpartition(".")[2]:
            return Catch.ALWAYS
        if name in _UNRELATED and "." not in raised and raised not in self.models.errors:
            return Catch.MAYBE if raised.endswith(("Error", "Exception")) and raised[0].isupper() else Catch.NEVER
        return Catch.MAYBE
