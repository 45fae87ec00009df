from invoices.dao import CustomerDao, InvoiceDao
from invoices.db import get_conn
from invoices.mailer import Mailer


class InvoiceService:
    def __init__(self, conn):
        self.conn = conn
        self.invoices = InvoiceDao(conn)
        self.customers = CustomerDao(conn)

    def create(self, year, customer):
        number = self.invoices.next_number(year)
        self.invoices.insert(year, number, customer)
        self.conn.commit()
        return number


def create_invoice(year, customer):
    conn = get_conn()
    try:
        return InvoiceService(conn).create(year, customer)
    finally:
        conn.close()


def create_and_send(year, customer):
    conn = get_conn()  # expect: TX303,TX301
    service = InvoiceService(conn)
    number = service.create(year, customer)
    Mailer().send(service.customers.mail(customer), f"invoice {year}-{number}")
    conn.close()
    return number


def draft(year, customer):
    with get_conn() as conn:
        dao = InvoiceDao(conn)
        dao.insert(year, dao.next_number(year), customer)  # expect: TX403


def with_retry(year, customer, times=3):
    for attempt in range(times):
        conn = get_conn()  # expect: TX303,TX301
        try:
            number = InvoiceService(conn).create(year, customer)
        except Exception:
            if attempt == times - 1:
                raise
            continue
        conn.close()
        return number
