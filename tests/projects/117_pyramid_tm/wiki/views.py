from pyramid.view import view_config
from sqlalchemy import text


@view_config(route_name="save")
def save(request):
    request.dbsession.execute(text("UPDATE page SET body = :b WHERE name = :n"), request.params)
    return {"saved": True}


@view_config(route_name="add")
def add(request):
    session = request.dbsession
    session.execute(text("INSERT INTO page (name) VALUES (:n)"), {"n": request.params["n"]})
    session.flush()
    return {"added": True}
