# The scheduler keeps its session from round to round and sleeps with the row of its lease written.
import time
from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from cron.db import engine
from cron.models import Lease


def keep_lease(name: str) -> None:
    with Session(engine) as session:
        while True:
            lease = session.get(Lease, name)
            lease.until = datetime.now() + timedelta(minutes=1)
            session.flush()
            time.sleep(30)  # expect: TX402
            session.commit()
