# A row that is missing, by another name of its class: the statement has succeeded, and the transaction goes on.
import sqlalchemy as sql
from sqlalchemy.exc import IntegrityError as Conflict
from sqlalchemy.exc import NoResultFound as Missing
from sqlalchemy.orm import Session

NotFound = sql.orm.exc.NoResultFound


def associate(engine, association, policy):
    with Session(engine) as session, session.begin():
        try:
            found = session.query(association).one()
            found.policy = policy
        except NotFound:
            session.add(association(policy=policy))


def associate_again(engine, association, policy):
    with Session(engine) as session, session.begin():
        try:
            found = session.query(association).one()
            found.policy = policy
        except Missing:
            session.add(association(policy=policy))


def associate_by_force(engine, association, policy):
    with Session(engine) as session, session.begin():
        try:
            session.add(association(policy=policy))
            session.flush()
        except Conflict:  # expect: TX401
            pass
