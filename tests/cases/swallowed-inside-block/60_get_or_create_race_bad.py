# A race on a unique key is caught inside the decorated view; the transaction is aborted and the audit row fails.
from django.db import IntegrityError, transaction
from rest_framework.response import Response
from rest_framework.views import APIView

from coupons.models import Audit, Redemption


class RedeemView(APIView):
    @transaction.atomic
    def post(self, request, code):
        try:
            Redemption.objects.create(user=request.user, code=code)
        except IntegrityError:  # expect: TX401
            already = True
        else:
            already = False
        Audit.objects.create(user=request.user, code=code, already=already)
        return Response({"already": already})
