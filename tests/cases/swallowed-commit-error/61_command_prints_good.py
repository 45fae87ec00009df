# The command's user reads on the terminal that it has failed.
import click
from sqlalchemy.exc import IntegrityError

from guild.models import Member, db


@click.command()
@click.argument("email")
def invite(email):
    db.session.add(Member(email=email))
    try:
        db.session.commit()
        click.echo(f"{email} is invited")
    except IntegrityError:
        db.session.rollback()
        click.echo(f"{email} is a member already")
