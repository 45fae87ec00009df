# atomic as decorator with and without call, on a class method through method_decorator, as a block in a nested function.
from asgiref.sync import sync_to_async
from django.db import transaction
from django.utils.decorators import method_decorator
from django.views import View

from shop.models import Order


@transaction.atomic(using="default")
def create(user, sku):
    order = Order.objects.create(customer=user)
    order.items.create(sku=sku)
    return order


@method_decorator(transaction.atomic, name="dispatch")
class OrderView(View):
    async def get(self, request):
        return await sync_to_async(create)(request.user, request.GET["sku"])


async def acreate(user, sku):
    @sync_to_async
    @transaction.atomic
    def inner():
        return create(user, sku)

    return await inner()
