import csv
import sys

from reading.db import db
from reading.models import add_book


def main(path, file):
    db.init(path)
    with db.connection_context():
        with open(file, newline="") as lines, db.atomic():
            for title, pages in csv.reader(lines):
                add_book(title, int(pages))


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
