import transaction
from pyramid.view import view_config

from .models import Poll


@view_config(route_name="vote", renderer="json")
def vote(request):
    poll = request.dbsession.get(Poll, int(request.matchdict["id"]))
    poll.votes += 1
    request.dbsession.flush()
    return {"votes": poll.votes}


@view_config(route_name="reset", renderer="json")
def reset(request):
    request.dbsession.query(Poll).update({"votes": 0})
    request.tm.commit()  # allow: TX405
    return {}


@view_config(route_name="undo", renderer="json")
def undo(request):
    request.dbsession.query(Poll).delete()
    request.tm.doom()
    return {}
