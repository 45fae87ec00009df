import smtplib

from orders.uow import UnitOfWork


def pay(order_id):
    with UnitOfWork() as uow:
        uow.orders.mark_paid(order_id)
        uow.commit()


def cancel(order_id):
    with UnitOfWork() as uow:
        uow.orders.delete(order_id)  # expect: TX403


def pay_and_tell(order_id, customer_id):
    with UnitOfWork() as uow:
        uow.orders.mark_paid(order_id)
        customer = uow.customers.find(customer_id)
        with smtplib.SMTP("localhost") as smtp:  # expect: TX402
            smtp.sendmail("shop@example.com", customer.email, "paid")  # allow: TX402, TX407
        uow.commit()


def forget(customer_id):
    with UnitOfWork() as uow:
        if uow.customers.find(customer_id) is None:
            return False
        uow.customers.delete(customer_id)
        uow.commit()
        return True
