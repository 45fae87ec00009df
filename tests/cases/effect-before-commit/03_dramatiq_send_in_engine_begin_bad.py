# An actor is sent its message inside engine.begin(), in the middle of the writes.
import dramatiq
from sqlalchemy import create_engine, text

engine = create_engine("postgresql+psycopg2://localhost/thumbs")


@dramatiq.actor
def make_thumbnail(picture_id):
    with engine.begin() as conn:
        conn.execute(text("UPDATE picture SET thumb = render(body) WHERE id = :i"), {"i": picture_id})


def upload(album_id, body):
    with engine.begin() as conn:
        picture_id = conn.execute(
            text("INSERT INTO picture (body) VALUES (:b) RETURNING id"), {"b": body}
        ).scalar_one()
        make_thumbnail.send(picture_id)  # expect: TX407,TX402
        conn.execute(
            text("INSERT INTO album_picture (album_id, picture_id) VALUES (:a, :p)"), {"a": album_id, "p": picture_id}
        )
    return picture_id
