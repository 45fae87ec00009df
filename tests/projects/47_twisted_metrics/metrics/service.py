from twisted.application import service

from .samples import Samples
from .storage import Storage, make_pool


class MetricsService(service.Service):
    def __init__(self, dsn):
        self.dsn = dsn

    def startService(self):
        super().startService()
        self.pool = make_pool(self.dsn)
        self.samples = Samples(Storage(self.pool))

    def stopService(self):
        self.pool.close()
        return super().stopService()
