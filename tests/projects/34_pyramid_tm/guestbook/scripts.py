import sys

import transaction
from pyramid.paster import get_appsettings

from guestbook.models import Entry, engine_of, factory_for, session_for


def main():
    settings = get_appsettings(sys.argv[1])
    factory = factory_for(engine_of(settings))
    with transaction.manager:
        session = session_for(factory, transaction.manager)
        session.add_all(Entry(text=line.strip()) for line in sys.stdin)


if __name__ == "__main__":
    main()
