# A nested function is what on_commit gets.
from django.core.mail import EmailMessage
from django.db import transaction

from accounts.models import Profile, User


@transaction.atomic
def register(email, plan):
    user = User.objects.create_user(email=email)

    def welcome():
        EmailMessage("Welcome", "Your account is ready.", to=[email]).send()

    transaction.on_commit(welcome)
    Profile.objects.create(user=user, plan=plan)
    return user
