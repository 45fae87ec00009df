from pyramid.httpexceptions import HTTPBadRequest
from pyramid.view import view_config
from sqlalchemy import select

from guestbook.models import Entry


@view_config(route_name="entries", request_method="POST", renderer="json")
def create(request):
    text = request.json_body.get("text")
    if not text:
        raise HTTPBadRequest("no text")
    entry = Entry(text=text)
    request.dbsession.add(entry)
    request.dbsession.flush()
    return {"id": entry.id}


@view_config(route_name="entries", request_method="GET", renderer="json")
def index(request):
    return request.dbsession.scalars(select(Entry.text).order_by(Entry.id)).all()
