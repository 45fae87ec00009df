import logging

from .uow import UnitOfWork

log = logging.getLogger(__name__)


def settle(invoice_id, amount):
    with UnitOfWork("billing") as uow:
        uow.execute("UPDATE invoices SET paid = paid + %s WHERE id = %s", (amount, invoice_id))
        uow.execute("INSERT INTO payments (invoice, amount) VALUES (%s, %s)", (invoice_id, amount))


def settle_quietly(invoice_id, amount):
    with UnitOfWork("billing") as uow:
        uow.execute("UPDATE invoices SET paid = paid + %s WHERE id = %s", (amount, invoice_id))
        try:
            uow.execute("INSERT INTO payments (invoice, amount) VALUES (%s, %s)", (invoice_id, amount))
        except Exception:  # expect: TX401,TX204
            log.warning("payment not written")
