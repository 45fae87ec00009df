# @transaction.atomic on an async method.
from django.db import transaction
from django.http import JsonResponse
from django.views import View

from shop.models import Order


class OrderView(View):
    @transaction.atomic  # expect: TX107
    async def post(self, request):
        order = await Order.objects.acreate(customer=request.user)
        await order.items.acreate(sku=request.POST["sku"])
        return JsonResponse({"id": order.pk})
