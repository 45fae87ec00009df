"""`python -m txlint` and the `txlint` command."""

from __future__ import annotations

import sys

from txlint.cli import main as _main


def main() -> int:
    return _main()


if __name__ == "__main__":
    sys.exit(main())
