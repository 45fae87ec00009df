import csv

from exports.source import all_rows, rows, safe_rows


def write_sample(dsn, table, path, limit):
    with open(path, "w", newline="") as file:
        out = csv.writer(file)
        for number, row in enumerate(rows(dsn, table)):
            if number == limit:
                break
            out.writerow(row)


def write(dsn, table, path):
    with open(path, "w", newline="") as file:
        csv.writer(file).writerows(safe_rows(dsn, table))


def count(dsn, table):
    return len(all_rows(dsn, table))
