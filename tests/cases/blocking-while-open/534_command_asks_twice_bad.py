"""A command that asks twice in one transaction is told of it once."""

import click
from sqlalchemy.orm import Session

from shop.models import Order


@click.command()
def clean():
    with Session() as session:
        for order in session.query(Order).all():
            session.delete(order)
            session.flush()
            if not click.confirm("this one?"):  # expect: TX402
                break
        click.confirm("all of these?", abort=True)
        session.commit()
