"""`txlint server` with an analysis that fails as a text asks it to. Every process of it imports this file."""

from __future__ import annotations

import os
import signal
import sys
import time

import txlint.analyse
from txlint.finding import Finding
from txlint.project import Project
from txlint.settings import Settings
from txlint.tree.syntax import Source

_sound = txlint.analyse.analyse


def analyse(source: Source, project: Project, settings: Settings, said: list[Finding] | None = None) -> list[Finding]:
    if "# raise" in source.text:
        raise RuntimeError("the test wants it")
    if "# die" in source.text:
        os.kill(os.getpid(), signal.SIGSEGV)
    if "# print" in source.text:
        print("this is not for the protocol", flush=True)
        os.write(1, b"nor is this\n")
    if "# slow" in source.text:
        time.sleep(1)
    return _sound(source, project, settings, said)


txlint.analyse.analyse = analyse

if __name__ == "__main__":
    from txlint.cli import main

    sys.exit(main(["server"]))
