# connect() into a variable, with on the variable, and nothing else.
import sqlite3
from pathlib import Path


def migrate(path: Path, scripts: list[str]) -> int:
    conn = sqlite3.connect(path)  # expect: TX302,TX301
    with conn:
        for script in scripts:
            conn.execute(script)
    return len(scripts)
