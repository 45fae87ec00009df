import sys

from identity.server import Server


def main():
    server = Server(sys.argv[1])
    try:
        server.import_bindings(line.split() for line in sys.stdin)
    finally:
        server.stop()


if __name__ == "__main__":
    main()
