"""A search that adds to one query for every field that is asked for; each step gives the old name a new value."""

from sqlalchemy.orm import Session

from plants.models import Plant


def search(session: Session, asked: dict):
    query = session.query(Plant)
    query = query.filter(Plant.alive)
    if asked.get("name"):
        query = query.filter(Plant.name == asked["name"])
    if asked.get("genus"):
        query = query.filter(Plant.genus == asked["genus"])
    if asked.get("family"):
        query = query.filter(Plant.family == asked["family"])
    if asked.get("height"):
        query = query.filter(Plant.height >= asked["height"])
    if asked.get("colour"):
        query = query.filter(Plant.colour == asked["colour"])
    if asked.get("month"):
        query = query.filter(Plant.month == asked["month"])
    if asked.get("soil"):
        query = query.filter(Plant.soil == asked["soil"])
    if asked.get("shade"):
        query = query.filter(Plant.shade == asked["shade"])
    if asked.get("zone"):
        query = query.filter(Plant.zone == asked["zone"])
    if asked.get("edible"):
        query = query.filter(Plant.edible)
    if asked.get("newest"):
        query = query.order_by(Plant.added.desc())
    else:
        query = query.order_by(Plant.name)
    query = query.limit(asked.get("limit", 50))
    query = query.offset(asked.get("offset", 0))
    found = []
    for plant in query:
        found.append(plant.name)
    for plant in query.limit(3):
        found.append(plant.genus)
    return found
