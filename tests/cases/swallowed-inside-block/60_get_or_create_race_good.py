# The insert has a savepoint of its own, so the duplicate costs nothing else.
from django.db import IntegrityError, transaction
from rest_framework.response import Response
from rest_framework.views import APIView

from coupons.models import Audit, Redemption


class RedeemView(APIView):
    @transaction.atomic
    def post(self, request, code):
        try:
            with transaction.atomic():
                Redemption.objects.create(user=request.user, code=code)
        except IntegrityError:
            already = True
        else:
            already = False
        Audit.objects.create(user=request.user, code=code, already=already)
        return Response({"already": already})
