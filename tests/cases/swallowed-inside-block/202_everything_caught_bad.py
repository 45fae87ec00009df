# What is no error of the database leaves half of the work, which the block commits, whatever the user is told.
from django.db import transaction
from django.http import JsonResponse

from accounts.models import Account
from accounts.sessions import end_all


@transaction.atomic
def forget(request):
    try:
        Account.objects.filter(user=request.user).update(name="", mail="")
        request.user.delete()
        end_all(request.user)
        return JsonResponse({"status": "ok"})
    except Exception as error:  # expect: TX401
        return JsonResponse({"status": "error", "message": str(error)}, status=400)
