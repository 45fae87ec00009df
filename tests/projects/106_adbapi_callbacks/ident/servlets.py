from twisted.internet import defer

from ident.mail import Validator
from ident.store import Store


class BindServlet:
    def __init__(self, store: Store, validator: Validator):
        self.store = store
        self.validator = validator

    @defer.inlineCallbacks
    def render_POST(self, request):
        done = yield self.store.bind(request.args["user"], request.args["address"])
        if not done:
            yield self.validator.start(request.args["address"])
        return {"bound": done}
