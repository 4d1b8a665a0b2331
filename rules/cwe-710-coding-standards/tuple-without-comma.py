from django.contrib import admin

# ruleid: tuple-without-comma
__all__ = ("Cart")


class CartAdmin(admin.ModelAdmin):
    # ruleid: tuple-without-comma
    list_display = ("name")
    # ok: tuple-without-comma
    list_filter = ("name",)
    # ok: tuple-without-comma
    search_fields = ["name"]
    # ok: tuple-without-comma
    ordering = "name"
    # ok: tuple-without-comma
    title = ("name")
