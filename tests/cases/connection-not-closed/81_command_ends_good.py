# The process ends with its command, and with the process all connections.
import click
import psycopg2
from django.core.management.base import BaseCommand


@click.command()
def drop():
    conn = psycopg2.connect("dbname=shop")  # allow: TX301
    conn.autocommit = True
    conn.cursor().execute("DROP DATABASE old")


class Command(BaseCommand):
    def handle(self, **options):
        conn = psycopg2.connect("dbname=shop")  # allow: TX301
        conn.autocommit = True
        conn.cursor().execute("DROP DATABASE old")
