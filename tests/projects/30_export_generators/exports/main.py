import sys

from exports import target


def main():
    dsn, table, path = sys.argv[1:4]
    if len(sys.argv) > 4:
        target.write_sample(dsn, table, path, int(sys.argv[4]))
    else:
        target.write(dsn, table, path)


if __name__ == "__main__":
    main()
