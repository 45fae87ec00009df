# The helper flushes; commit() is left to whoever began. A helper that commits may be called when nothing waits.
from sqlalchemy.orm import Session

from blog.models import Author, Post, Tag


def add_tags(session: Session, post: Post, names: list[str]) -> None:
    for name in names:
        session.add(Tag(post=post, name=name))
    session.flush()


def create_post(session: Session, title: str, author: str, names: list[str]) -> Post:
    post = Post(title=title)
    session.add(post)
    add_tags(session, post, names)
    session.add(Author(post=post, name=author))
    session.commit()
    return post


def count_view(session: Session, post: Post) -> None:
    post.views += 1
    session.commit()


def show(session: Session, post_id: int) -> Post:
    post = session.get_one(Post, post_id)
    count_view(session, post)
    return post
