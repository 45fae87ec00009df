from celery import shared_task

from site_app.tasks_util import run_raw


@shared_task
def notify(order):
    run_raw("UPDATE orders SET notified = true WHERE id = %s", order)
