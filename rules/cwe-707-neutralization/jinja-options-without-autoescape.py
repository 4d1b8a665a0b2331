import jinja2


def configured(folder, settings):
    options = settings or {}
    # ruleid: jinja-options-without-autoescape
    loose = jinja2.Environment(loader=jinja2.FileSystemLoader(folder), **options)
    chosen = {"autoescape": True}
    chosen.update(settings)
    # ok: jinja-options-without-autoescape
    return loose, jinja2.Environment(loader=jinja2.FileSystemLoader(folder), **chosen)


def handed_on(folder, **options):
    # ok: jinja-options-without-autoescape
    return jinja2.Environment(loader=jinja2.FileSystemLoader(folder), **options)
