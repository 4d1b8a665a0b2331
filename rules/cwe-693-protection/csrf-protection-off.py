from django.views.decorators.csrf import csrf_exempt, csrf_protect


# ruleid: csrf-protection-off
@csrf_exempt
def pay(request):
    return request.POST["amount"]


# ok: csrf-protection-off
@csrf_protect
def refund(request):
    return request.POST["amount"]
