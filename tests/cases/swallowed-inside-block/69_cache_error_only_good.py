# Inside the block only the cache is asked in a try; its failure says nothing of the transaction.
import logging

import redis
from django.core.cache import cache
from django.db import transaction

from shop.models import Product

logger = logging.getLogger(__name__)


def rename(pk, name):
    with transaction.atomic():
        product = Product.objects.select_for_update().get(pk=pk)
        product.name = name
        product.save(update_fields=["name"])
        try:
            cache.delete(f"product:{pk}")
        except redis.RedisError:
            logger.warning("cache of product %s is stale", pk)
