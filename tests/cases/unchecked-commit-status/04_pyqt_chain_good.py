# The answers are chained with `and`; whatever fails leads to one rollback, which as a clean-up needs no check.
from PyQt5 import QtSql


def move_track(db: QtSql.QSqlDatabase, track, source, target):
    remove = QtSql.QSqlQuery(db)
    remove.prepare("DELETE FROM playlist_track WHERE playlist = ? AND track = ?")
    remove.addBindValue(source)
    remove.addBindValue(track)
    insert = QtSql.QSqlQuery(db)
    insert.prepare("INSERT INTO playlist_track (playlist, track) VALUES (?, ?)")
    insert.addBindValue(target)
    insert.addBindValue(track)
    done = db.transaction() and remove.exec_() and insert.exec_() and db.commit()
    if not done:
        db.rollback()
    return done
