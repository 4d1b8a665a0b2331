import html
from flask import url_for
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
    # ruleid: markup-safe-of-dynamic
    tail = mark_safe(name + "<br>")
    # ruleid: markup-safe-of-dynamic
    photo = Markup('<a href="' + url_for("show", id=name) + '"><img alt="' + name + '"></a>')
    # ok: markup-safe-of-dynamic
    link = Markup('<a href="' + url_for("show", id=str(name)) + '">show</a>')
    # ok: markup-safe-of-dynamic
    place = Markup('<a href="%s">show</a>' % url_for("show"))
    return first, second, third, good, also, fine, done, tail, photo, link, place


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


from django import template
from django.utils.html import format_html

register = template.Library()


def link(obj):
    # ruleid: markup-safe-of-dynamic
    first = format_html('<a href="%s">%s</a>' % (obj.site, obj.name))
    # ruleid: markup-safe-of-dynamic
    second = format_html(f'<a href="{obj.site}">{{}}</a>', obj.name)
    # ok: markup-safe-of-dynamic
    third = format_html('<a href="{}">{}</a>', obj.site, obj.name)
    return first, second, third


@register.filter
def highlight(text, word):
    # ruleid: markup-safe-of-dynamic
    return mark_safe(text.replace(word, "<mark>%s</mark>" % word))


@register.filter(is_safe=True)
def broken(text):
    text = conditional_escape(text)
    # ok: markup-safe-of-dynamic
    return mark_safe(text.replace("-", "<wbr>-"))
