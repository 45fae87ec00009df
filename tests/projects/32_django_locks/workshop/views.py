from django.http import JsonResponse

from workshop import services
from workshop.models import Repair


def finish(request, number):
    try:
        changed = services.finish(number)
    except Repair.DoesNotExist:
        return JsonResponse({"error": "unknown"}, status=404)
    return JsonResponse({"changed": changed})


def create(request):
    double = services.open_repair(request.POST["number"], request.POST.getlist("sku"))
    return JsonResponse({"double": double}, status=201)
