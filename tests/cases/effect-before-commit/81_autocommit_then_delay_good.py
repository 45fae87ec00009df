# Django outside of a block commits each statement; a retry of the own task is no effect of the rows.
from celery import shared_task

from shop.models import Order
from shop.tasks import notify


def cancel(order_id):
    Order.objects.filter(pk=order_id).update(cancelled=True)
    notify.delay(order_id)


@shared_task(bind=True)
def settle(self, order_id):
    try:
        order = Order.objects.get(pk=order_id)
    except Order.DoesNotExist as exc:
        raise self.retry(exc=exc, countdown=5)
    order.settled = True
    order.save()
