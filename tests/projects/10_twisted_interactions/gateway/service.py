from twisted.application import service
from twisted.internet import defer, task

from gateway.store import Store


class Gateway(service.Service):
    def __init__(self, config):
        self.store = Store(config)
        self.loop = task.LoopingCall(self.store.purge, config["days"])

    def startService(self):
        super().startService()
        self.loop.start(3600, now=False)

    def stopService(self):
        if self.loop.running:
            self.loop.stop()
        self.store.stop()
        return super().stopService()

    @defer.inlineCallbacks
    def receive(self, sender, body):
        number = yield self.store.add_message(sender, body)
        return number
