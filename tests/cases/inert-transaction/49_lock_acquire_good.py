# acquire() and begin() of things that are no databases.
import threading

from opentelemetry import trace

tracer = trace.get_tracer(__name__)
lock = threading.Lock()


def guarded(work, transaction):
    lock.acquire()
    try:
        transaction.atomic = True
        return work()
    finally:
        lock.release()


class Wizard:
    def begin(self):
        self.page = 0


def start(wizard: Wizard):
    wizard.begin()
