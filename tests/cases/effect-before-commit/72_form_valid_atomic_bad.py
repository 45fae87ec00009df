# A class based view: the task starts inside the block of form_valid().
from django.db import transaction
from django.views.generic import CreateView

from uploads.models import Upload
from uploads.tasks import scan


class UploadCreate(CreateView):
    model = Upload
    fields = ["file"]

    def form_valid(self, form):
        with transaction.atomic():
            response = super().form_valid(form)
            self.object.owner = self.request.user
            self.object.save()
            scan.delay(self.object.pk)  # expect: TX407
        return response
