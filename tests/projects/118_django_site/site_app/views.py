import requests
from django.db import transaction
from django.http import JsonResponse

from .jobs import notify
from .tasks_util import in_transaction, run_raw


def order(request):
    with transaction.atomic():
        run_raw("INSERT INTO orders (id) VALUES (%s)", request.POST["id"])
        notify.delay(request.POST["id"])  # expect: TX407
        run_raw("UPDATE stock SET free = free - 1")
    return JsonResponse({})


def order_later(request):
    with transaction.atomic():
        run_raw("INSERT INTO orders (id) VALUES (%s)", request.POST["id"])
        transaction.on_commit(lambda: notify.delay(request.POST["id"]))
    return JsonResponse({})


@in_transaction
def pay(request):
    run_raw("UPDATE orders SET paid = true WHERE id = %s", request.POST["id"])
    requests.post("https://bank.example/pay", timeout=10)  # expect: TX402
    return JsonResponse({})


@transaction.atomic  # expect: TX107
async def cancel(request):
    await Order.objects.filter(pk=request.POST["id"]).adelete()
    return JsonResponse({})


@in_transaction
def refund(request):
    try:
        run_raw("INSERT INTO refund (id) VALUES (%s)", request.POST["id"])
    except Exception:  # expect: TX401
        pass
    return JsonResponse({})
