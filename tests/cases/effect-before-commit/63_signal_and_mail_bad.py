# The welcome mail leaves although a later write may undo the account.
from django.core.mail import EmailMessage
from django.db import transaction

from accounts.models import Profile, User


@transaction.atomic
def register(email, plan):
    user = User.objects.create_user(email=email)
    EmailMessage("Welcome", "Your account is ready.", to=[email]).send()  # expect: TX407,TX402
    Profile.objects.create(user=user, plan=plan)
    return user
