"""The process that analyses.

It is a process and not a thread, because nothing that happens to it reaches the server: a parser that dies by a
signal, an analysis that does not end, a print into the protocol's stream, a lock held while the editor waits.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from typing import TypeVar

Argument = TypeVar("Argument")
Result = TypeVar("Result")
_TIME_LIMIT = 30.0  # seconds; what the bounds on the text let through takes far less


class WorkerFailed(Exception):
    """The process died, was too slow, or raised; the text says which. The next call finds a new process."""


class Worker:
    """Runs functions one after the other in a process of its own."""

    def __init__(self, time_limit: float = _TIME_LIMIT) -> None:
        self._time_limit = time_limit
        self._thread = ThreadPoolExecutor(1, "txlint-worker")
        self._lock = threading.Lock()
        self._process: BaseProcess | None = None
        self._connection: Connection | None = None
        self._closed = False

    def submit(self, function: Callable[[Argument], Result], argument: Argument) -> Future[Result]:
        """Queue a call of a module-level function; its future can be cancelled until the call begins.

        The future raises WorkerFailed.
        """
        return self._thread.submit(self._call, function, argument)

    def warm_up(self) -> None:
        """Start the process and its imports, so that the first document does not wait for them."""
        self._thread.submit(self._connected)

    def close(self) -> None:
        """End the process, whatever it is doing."""
        with self._lock:
            self._closed = True
            if self._process is not None:
                self._process.kill()  # a call that waits for it sees the end of the stream
        self._thread.shutdown(wait=False, cancel_futures=True)

    def _call(self, function: Callable[[Argument], Result], argument: Argument) -> Result:
        connection = self._connected()
        try:
            connection.send((function, argument))
            if not connection.poll(self._time_limit):
                raise WorkerFailed(f"the analysis was stopped after {self._time_limit:g} seconds")
            good, value = connection.recv()
        except (EOFError, OSError):
            self._end()
            raise WorkerFailed("the analysis died") from None
        except WorkerFailed:
            self._end()
            raise
        if not good:
            raise WorkerFailed(value)
        result: Result = value
        return result

    def _connected(self) -> Connection:
        with self._lock:
            if self._closed:
                raise WorkerFailed("the server is shutting down")
            if self._connection is None:
                context = multiprocessing.get_context("spawn")  # a fork would copy locks that other threads hold
                self._connection, theirs = context.Pipe()
                self._process = context.Process(target=_serve, args=(theirs,), daemon=True)
                self._process.start()
                theirs.close()  # so that the death of the process is the end of the stream
            return self._connection

    def _end(self) -> None:
        with self._lock:
            if self._process is not None:
                self._process.kill()
                self._process.join()
            if self._connection is not None:
                self._connection.close()
            self._process = self._connection = None


def _serve(connection: Connection) -> None:
    """The life of the process: it ends with the server, whose end closes the connection."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with contextlib.suppress(OSError, ValueError):
        os.dup2(sys.stderr.fileno(), 1)  # standard output belongs to the protocol
    with contextlib.suppress(Exception):  # the call that needs it says what is wrong with it
        import txlint.analyse
        import txlint.rules

        txlint.rules.all_rules()
    with contextlib.suppress(EOFError, OSError):
        while True:
            function, argument = connection.recv()
            try:
                answer = (True, function(argument))
            except Exception as error:
                answer = (False, " ".join(f"{type(error).__name__}: {error}".split()))
            connection.send(answer)
