# Thumbnails are made by a pool of threads between the flush and the commit.
from concurrent.futures import ThreadPoolExecutor

from sqlalchemy.orm import Session

from gallery.models import Album, Picture
from gallery.thumbs import thumbnail

pool = ThreadPoolExecutor(4)


def add_album(session: Session, title: str, files: list[bytes]) -> int:
    album = Album(title=title)
    session.add(album)
    session.flush()
    for small in pool.map(thumbnail, files):  # expect: TX402
        session.add(Picture(album_id=album.id, data=small))
    session.commit()
    return album.id
