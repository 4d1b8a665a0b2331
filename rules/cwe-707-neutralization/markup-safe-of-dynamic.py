import html
from django.utils.html import format_html
from django.utils.safestring import mark_safe
from markupsafe import Markup


def badge(name):
    # ruleid: markup-safe-of-dynamic
    first = Markup(f"<b>{name}</b>")
    # ruleid: markup-safe-of-dynamic
    second = mark_safe("<b>%s</b>" % name)
    # ruleid: markup-safe-of-dynamic
    third = mark_safe("<b>" + name + "</b>")
    # ok: markup-safe-of-dynamic
    good = Markup("<b>{}</b>").format(name)
    # ok: markup-safe-of-dynamic
    also = format_html("<b>{}</b>", name)
    # ok: markup-safe-of-dynamic
    fine = mark_safe("<hr>")
    # ok: markup-safe-of-dynamic
    done = mark_safe("<b>" + html.escape(name) + "</b>")
    return first, second, third, good, also, fine, done


def titles(pages):
    bits = []
    for page in pages:
        bits.append(page.title)
    # ruleid: markup-safe-of-dynamic
    return mark_safe('<span class="arrow"></span>'.join(bits))


def escaped_titles(pages):
    bits = []
    for page in pages:
        bits.append(format_html("{}", page.title))
    # ok: markup-safe-of-dynamic
    return mark_safe('<span class="arrow"></span>'.join(bits))
