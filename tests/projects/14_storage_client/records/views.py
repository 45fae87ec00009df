from pyramid.httpexceptions import HTTPConflict, HTTPNotFound
from pyramid.view import view_config

from records.errors import Duplicate


@view_config(route_name="records", request_method="POST", renderer="json")
def create(request):
    try:
        request.registry.storage.create(request.json_body["key"], request.json_body["body"])
    except Duplicate as error:
        raise HTTPConflict(str(error)) from error
    return {"ok": True}


@view_config(route_name="record", request_method="GET", renderer="json")
def show(request):
    body = request.registry.storage.get(request.matchdict["key"])
    if body is None:
        raise HTTPNotFound
    return {"body": body}
