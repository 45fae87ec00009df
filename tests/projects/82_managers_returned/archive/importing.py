from contextlib import ExitStack
from pathlib import Path

from .store import Archive


def import_folder(archive: Archive, folder: Path) -> int:
    number = 0
    with archive.session():
        for path in sorted(folder.iterdir()):
            archive.add(path.name, path.read_bytes())
            number += 1
    return number


def export(archive: Archive, names, folder: Path) -> None:
    with ExitStack() as stack:
        conn = stack.enter_context(archive.connection())
        files = [stack.enter_context((folder / name).open("wb")) for name in names]
        for name, file in zip(names, files):
            for (data,) in conn.execute("SELECT data FROM file WHERE name = ?", (name,)):
                file.write(data)


def merge(source: Archive, target: Archive) -> None:
    with source.session() as left, target.session() as right:
        rows = left.execute("SELECT name, data FROM file").fetchall()
        with right:
            right.executemany("INSERT OR REPLACE INTO file VALUES (?, ?)", rows)
