# A backup between two databases: neither connection is closed by the block.
import sqlite3


def back_up(source, target):
    with (
        sqlite3.connect(source) as src,  # expect: TX302
        sqlite3.connect(target) as dst,  # expect: TX302
    ):
        src.backup(dst)
