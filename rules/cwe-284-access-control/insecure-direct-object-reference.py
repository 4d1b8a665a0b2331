from django.shortcuts import get_object_or_404, render
from flask import Flask, jsonify, request

from shop.models import Country, Invoice, Order, Upload

app = Flask(__name__)


@app.route("/invoices/<int:invoice_id>")
def invoice(invoice_id):
    # ruleid: insecure-direct-object-reference
    return jsonify(Invoice.query.get_or_404(invoice_id).to_dict())


@app.route("/orders")
def order():
    # ruleid: insecure-direct-object-reference
    found = Order.query.filter_by(id=request.args["id"]).first()
    return jsonify(found.to_dict())


def show_order(request, order_id):
    # ruleid: insecure-direct-object-reference
    found = get_object_or_404(Order, pk=order_id)
    return render(request, "order.html", {"order": found})


def show_own_order(request, order_id):
    # ok: insecure-direct-object-reference
    found = get_object_or_404(Order, pk=order_id, owner=request.user)
    return render(request, "order.html", {"order": found})


def show_checked_order(request, order_id):
    # ok: insecure-direct-object-reference
    found = get_object_or_404(Order, pk=order_id)
    if not request.user.has_perm("shop.view_order", found):
        return render(request, "refused.html", status=403)
    return render(request, "order.html", {"order": found})


@app.route("/countries/<int:country_id>")
def country(country_id):
    # ok: insecure-direct-object-reference
    return jsonify(Country.query.get_or_404(country_id).to_dict())


@app.route("/uploads/<uuid:uuid>")
def upload(uuid):
    # ok: insecure-direct-object-reference
    return jsonify(Upload.query.filter_by(uuid=uuid).first_or_404().to_dict())


def nightly(order_ids):
    for order_id in order_ids:
        # ok: insecure-direct-object-reference
        Order.objects.get(pk=order_id).close()
