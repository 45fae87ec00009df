from psycopg_pool import ConnectionPool

from booking.adapters import PostgresWork
from booking.service import BookingService


def main(days):
    with ConnectionPool("dbname=booking", min_size=1, max_size=4) as pool:
        service = BookingService(PostgresWork(pool))
        return [service.book(day) for day in days]
