# transaction() returns False when the driver cannot begin; then both statements are committed one by one although the
# code counts on all or nothing.
from PyQt5 import QtSql


def move_track(db: QtSql.QSqlDatabase, track, source, target):
    db.transaction()  # expect: TX103 # allow: TX201
    remove = QtSql.QSqlQuery(db)
    remove.prepare("DELETE FROM playlist_track WHERE playlist = ? AND track = ?")
    remove.addBindValue(source)
    remove.addBindValue(track)
    insert = QtSql.QSqlQuery(db)
    insert.prepare("INSERT INTO playlist_track (playlist, track) VALUES (?, ?)")
    insert.addBindValue(target)
    insert.addBindValue(track)
    if remove.exec_() and insert.exec_() and db.commit():
        return True
    db.rollback()
    return False
