import sys

from music.library import Library


def main():
    library = Library(sys.argv[1])
    try:
        for album in library.albums():
            print(album.key, len(album.tracks()))
    finally:
        library.close()


if __name__ == "__main__":
    main()
