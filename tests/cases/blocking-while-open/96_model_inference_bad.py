# The model runs between the flush of the picture and the commit.
from sqlalchemy.orm import Session
from transformers import pipeline

from moderation.models import Picture

classify = pipeline("image-classification")


def add_picture(session: Session, path: str) -> int:
    picture = Picture(path=path)
    session.add(picture)
    session.flush()
    picture.labels = classify(path)  # expect: TX402
    session.commit()
    return picture.id
