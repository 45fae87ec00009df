# The mail is sent by a callback of the commit; without atomic() each statement is committed by itself.
from django.contrib.auth.models import User
from django.core.mail import send_mail
from django.db import transaction
from django.http import HttpResponseRedirect

from accounts.models import Profile


@transaction.atomic
def register(request):
    user = User.objects.create_user(request.POST["name"], request.POST["email"], request.POST["password"])
    Profile.objects.create(user=user, language=request.POST["language"])
    transaction.on_commit(lambda: send_mail("Welcome", f"Hello {user.username}", None, [user.email]))
    return HttpResponseRedirect("/")


def confirm(request, token):
    profile = Profile.objects.get(token=token)
    profile.confirmed = True
    profile.save()
    send_mail("Confirmed", "All set", None, [profile.user.email])
    return HttpResponseRedirect("/")
