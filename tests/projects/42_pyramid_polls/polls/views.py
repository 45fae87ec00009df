from pyramid.httpexceptions import HTTPNotFound, HTTPSeeOther
from pyramid.view import view_config

from .models import Vote


@view_config(route_name="vote", request_method="POST")
def vote(request):
    request.dbsession.add(Vote(choice=request.params["choice"]))
    return HTTPSeeOther(request.route_url("results"))


@view_config(route_name="withdraw")
def withdraw(request):
    found = request.dbsession.query(Vote).get(request.matchdict["id"])
    if found is None:
        raise HTTPNotFound()
    request.dbsession.delete(found)
    request.dbsession.flush()
    return HTTPSeeOther(request.route_url("results"))
