# add_tags() commits the session that its caller is still writing with: a later error leaves a post without author.
from sqlalchemy.orm import Session

from blog.models import Author, Post, Tag


def add_tags(session: Session, post: Post, names: list[str]) -> None:
    for name in names:
        session.add(Tag(post=post, name=name))
    session.commit()  # expect: TX409


def create_post(session: Session, title: str, author: str, names: list[str]) -> Post:
    post = Post(title=title)
    session.add(post)
    add_tags(session, post, names)
    session.add(Author(post=post, name=author))
    session.commit()
    return post
