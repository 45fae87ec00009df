"""Builds the packages and tries them as users install them: `python tools/prove_packages.py`.

Needs the extra `release`. Two builds must be byte-identical and please `twine check --strict`; the wheel is then
installed in fresh environments, on each Python from 3.11 that is found, alone and with each extra that users
install, and everything that it offers is run there. Prints a line for each proof; exits 1 at the first that fails.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PYTHONS = ("3.11", "3.12", "3.13")
EXTRAS = ("", "flake8", "lsp")
_BIN = "Scripts" if os.name == "nt" else "bin"

LEAK = """\
import psycopg2.pool

pool = psycopg2.pool.ThreadedConnectionPool(1, 20, "dbname=shop")


def pay(order):
    conn = pool.getconn()
    conn.cursor().execute("UPDATE orders SET paid = true WHERE id = %s", (order,))
    conn.commit()
    pool.putconn(conn)
"""
_CHANGED_BY_USERS = ("PYTHONPATH", "PYTHONHOME", "VIRTUAL_ENV", "PIP_REQUIRE_VIRTUALENV")


def run(*command: object, cwd: Path, expect: int = 0, stdin: bytes = b"", env: Mapping[str, str] | None = None) -> str:
    """The standard output of a command that must exit with `expect`."""
    clean = {key: value for key, value in os.environ.items() if key not in _CHANGED_BY_USERS}
    done = subprocess.run(
        [str(part) for part in command], cwd=cwd, input=stdin, capture_output=True, env={**clean, **(env or {})}
    )
    if done.returncode != expect:
        sys.stderr.buffer.write(done.stdout + done.stderr)
        raise SystemExit(f"{' '.join(map(str, command))}: exit code {done.returncode}, not {expect}")
    return done.stdout.decode()


def build(work: Path) -> Path:
    """The wheel; two builds of it and of the source distribution must be equal."""
    seen = []
    for name in ("first", "second"):
        run(
            sys.executable, "-m", "build", "--outdir", work / name, ROOT,
            cwd=work, env={"SOURCE_DATE_EPOCH": "1767225600"},
        )  # fmt: skip
        seen.append({path.name: path.read_bytes() for path in (work / name).iterdir()})
    if seen[0] != seen[1]:
        raise SystemExit("two builds of one state differ")
    packages = sorted((work / "first").iterdir())
    run(sys.executable, "-m", "twine", "check", "--strict", *packages, cwd=work)
    say(f"two equal builds of {' and '.join(path.name for path in packages)}, approved by twine")
    return next(path for path in packages if path.suffix == ".whl")


def pythons() -> Iterator[tuple[str, str]]:
    """Version and program of each Python that is found and works, those of pyenv included."""
    for version in PYTHONS:
        by_pyenv = Path.home().glob(f".pyenv/versions/{version}*/bin/python")
        for program in filter(None, (shutil.which(f"python{version}"), *map(str, by_pyenv))):
            if subprocess.run([program, "-c", "import venv, ensurepip"], capture_output=True).returncode == 0:
                yield version, program
                break
        else:
            say(f"Python {version}: not found, not tried")


def prove(wheel: Path, version: str, python: str, extra: str, work: Path) -> None:
    """Install the wheel with an extra in a fresh environment and run all that it offers."""
    home = work / f"{version}-{extra or 'plain'}"
    run(python, "-m", "venv", home, cwd=work)
    program = home / _BIN / "python"
    target = f"{wheel}[{extra}]" if extra else str(wheel)
    run(program, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", target, cwd=work)
    (home / "leak.py").write_text(LEAK)
    txlint = home / _BIN / "txlint"
    said = run(txlint, "version", cwd=home)
    assert said == run(program, "-m", "txlint", "version", cwd=home)
    assert wheel.name.startswith(said.strip().replace(" ", "-") + "-"), said
    found = json.loads(run(txlint, "check", "--output-format", "json", "leak.py", cwd=home, expect=1))
    assert [item["code"] for item in found] == ["TX303"], found
    run(txlint, "check", "-", cwd=home, stdin=b"x = 1\n")
    assert "TX303" in run(txlint, "rule", "TX303", cwd=home)
    if extra == "flake8":
        assert "txlint" in run(program, "-m", "flake8", "--version", cwd=home)
        assert " TX303 " in run(program, "-m", "flake8", "--select", "TX", "leak.py", cwd=home, expect=1)
    if extra == "lsp":
        assert b"diagnosticProvider" in talk(txlint, home)
    else:
        run(txlint, "server", cwd=home, expect=2)
    shutil.rmtree(home)
    say(f"Python {version}, extra {extra or 'none'}: everything runs")


def talk(txlint: Path, home: Path) -> bytes:
    """What the language server answers to a client that asks for its abilities and leaves."""
    pull = {"textDocument": {"diagnostic": {}}}
    messages = [
        {"id": 1, "method": "initialize", "params": {"processId": None, "rootUri": None, "capabilities": pull}},
        {"method": "initialized", "params": {}},
        {"id": 2, "method": "shutdown"},
        {"method": "exit"},
    ]
    sent = b""
    for message in messages:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        sent += b"Content-Length: %d\r\n\r\n" % len(body) + body
    return run(txlint, "server", cwd=home, stdin=sent).encode()


def say(text: str) -> None:
    print(text, flush=True)


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        wheel = build(work)
        for version, python in pythons():
            for extra in EXTRAS:
                prove(wheel, version, python, extra, work)


if __name__ == "__main__":
    main()
