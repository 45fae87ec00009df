import threading

from django.db import connection, transaction

from .models import Event, Parcel


def archive(numbers):
    transaction.set_autocommit(False)  # expect: TX201
    try:
        for number in numbers:
            Event.objects.filter(parcel__number=number).delete()
            Parcel.objects.filter(number=number).delete()
        transaction.commit()
    finally:
        transaction.set_autocommit(True)


def purge(numbers):
    transaction.set_autocommit(False)
    try:
        Event.objects.filter(parcel__number__in=numbers).delete()
        Parcel.objects.filter(number__in=numbers).delete()
    except BaseException:
        transaction.rollback()
        raise
    else:
        transaction.commit()
    finally:
        connection.close()


def start(numbers):
    threading.Thread(target=archive, args=(numbers,)).start()
    threading.Thread(target=purge, args=(numbers,)).start()
