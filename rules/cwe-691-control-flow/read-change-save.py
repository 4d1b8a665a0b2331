from django.db.models import F
from django.shortcuts import get_object_or_404

from shop.models import Account, Article


def buy(number):
    article = Article.objects.get(pk=number)
    # ruleid: read-change-save
    article.stock -= 1
    article.save()


def pay(request, number, amount):
    account = get_object_or_404(Account, pk=number)
    if account.owner == request.user:
        # ruleid: read-change-save
        account.balance = account.balance - amount
        account.save(update_fields=["balance"])


def buy_safely(number):
    article = Article.objects.get(pk=number)
    # ok: read-change-save
    article.stock = F("stock") - 1
    article.save()


def buy_locked(number):
    article = Article.objects.select_for_update().get(pk=number)
    # ok: read-change-save
    article.stock -= 1
    article.save()


def describe(number):
    article = Article.objects.get(pk=number)
    # ok: read-change-save
    article.text += "."
    article.save()
