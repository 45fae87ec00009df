# The messages are collected inside the block and sent behind it.
import dramatiq
from sqlalchemy import create_engine, text

engine = create_engine("postgresql+psycopg2://localhost/thumbs")


@dramatiq.actor
def make_thumbnail(picture_id):
    with engine.begin() as conn:
        conn.execute(text("UPDATE picture SET thumb = render(body) WHERE id = :i"), {"i": picture_id})


def upload(album_id, bodies):
    todo = []
    with engine.begin() as conn:
        for body in bodies:
            picture_id = conn.execute(
                text("INSERT INTO picture (body) VALUES (:b) RETURNING id"), {"b": body}
            ).scalar_one()
            conn.execute(
                text("INSERT INTO album_picture (album_id, picture_id) VALUES (:a, :p)"),
                {"a": album_id, "p": picture_id},
            )
            todo.append(picture_id)
    for picture_id in todo:
        make_thumbnail.send(picture_id)
    return todo
