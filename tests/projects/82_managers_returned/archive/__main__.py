import argparse
from pathlib import Path

from archive.importing import import_folder
from archive.store import Archive


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("archive", type=Path)
    parser.add_argument("folder", type=Path)
    options = parser.parse_args()
    archive = Archive(options.archive)
    archive.create()
    print(import_folder(archive, options.folder))


if __name__ == "__main__":
    main()
