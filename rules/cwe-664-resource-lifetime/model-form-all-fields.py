from django import forms
from rest_framework import serializers


class ProfileForm(forms.ModelForm):
    class Meta:
        model = "Profile"
        # ruleid: model-form-all-fields
        fields = "__all__"


class AccountSerializer(serializers.ModelSerializer):
    class Meta:
        model = "Account"
        # ruleid: model-form-all-fields
        fields = "__all__"


class NickForm(forms.ModelForm):
    class Meta:
        model = "Profile"
        # ok: model-form-all-fields
        fields = ["nick", "bio"]


class OrderSerializer(serializers.ModelSerializer):
    class Meta:
        model = "Order"
        # ok: model-form-all-fields
        fields = "__all__"
        read_only_fields = ("total", "owner")


class ItemFilter(serializers.Filter):
    class Meta:
        # ok: model-form-all-fields
        fields = "__all__"
