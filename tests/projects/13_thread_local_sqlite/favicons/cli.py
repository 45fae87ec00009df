import argparse

from favicons import maintenance


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("path")
    parser.add_argument("--keep", type=int, default=1000)
    args = parser.parse_args()
    maintenance.shrink(args.path, args.keep)
    maintenance.vacuum(args.path)
    print(maintenance.size(args.path))


if __name__ == "__main__":
    main()
