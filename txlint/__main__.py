"""`python -m txlint` and the `txlint` command."""

from __future__ import annotations

import os
import sys
from contextlib import suppress

from txlint import collector
from txlint.cli import main as _main


def main() -> int:
    """Runs the command line and ends the process there: freeing its trees one by one would take a quarter of a run.

    The exit code is given back only where the output could not be written, for Python to say so.
    """
    if sys.argv[1:2] == ["server"]:  # which lives on, with its collector
        return _main()
    collector.own_process()
    code = _main()
    with suppress(OSError):
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)
    return code


if __name__ == "__main__":
    sys.exit(main())
