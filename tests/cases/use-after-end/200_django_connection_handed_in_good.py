# A connection that has a driver's connection below it connects again by itself.
import sqlite3
from shutil import copyfile

from django.conf import settings


def repair(connection, path):
    if settings.DEBUG:
        return
    with open(f"{path}.sql", "w") as out:
        try:
            out.writelines(connection.connection.iterdump())
            connection.close()
            copyfile(f"{path}.fixed", path)
            cursor = connection.cursor()
            cursor.execute("SELECT name FROM sqlite_master")
            if not cursor.fetchall():
                connection.close()
        except sqlite3.DatabaseError:
            connection.close()
