import logging
import subprocess
import time

from press import jobs

log = logging.getLogger(__name__)


def render(job):
    return subprocess.run(["typeset", job["file"]], check=True, capture_output=True).returncode


def run_forever():
    conn = jobs.connect()  # allow: TX301
    while True:
        job = jobs.claim(conn)
        if job is None:
            conn.rollback()
            time.sleep(5)
            continue
        try:
            result = render(job)  # expect: TX402
        except Exception as exc:
            jobs.fail(conn, job, exc)
        else:
            jobs.finish(conn, job, result)


def poll_forever():
    conn = jobs.connect()  # allow: TX301
    while True:
        job = jobs.claim(conn)
        if job is None:
            time.sleep(5)  # expect: TX402
            continue
        jobs.finish(conn, job, {})


def run_once():
    conn = jobs.connect()  # expect: TX301
    job = jobs.claim(conn)
    if job:
        jobs.finish(conn, job, {})
    conn.close()


def run_one_well():
    conn = jobs.connect()
    try:
        job = jobs.claim(conn)
        if job:
            jobs.finish(conn, job, {})
    finally:
        conn.close()
