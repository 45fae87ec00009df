# The welcome mail leaves before the rows are safe; a later error rolls back the account, not the mail.
from django.contrib.auth.models import User
from django.core.mail import send_mail
from django.db import transaction
from django.http import HttpResponseRedirect

from accounts.models import Profile


@transaction.atomic
def register(request):
    user = User.objects.create_user(request.POST["name"], request.POST["email"], request.POST["password"])
    send_mail("Welcome", f"Hello {user.username}", None, [user.email])  # expect: TX407,TX402
    Profile.objects.create(user=user, language=request.POST["language"])
    return HttpResponseRedirect("/")
