from django.db.models.expressions import RawSQL


def report(Person, name):
    # ruleid: django-raw-sql
    Person.objects.raw("SELECT * FROM person WHERE name = '%s'" % name)
    # ruleid: django-raw-sql
    Person.objects.annotate(n=RawSQL(f"upper('{name}')", []))
    # ruleid: django-raw-sql
    Person.objects.extra(where=["name = '" + name + "'"])
    # ok: django-raw-sql
    Person.objects.raw("SELECT * FROM person WHERE name = %s", [name])
    # ok: django-raw-sql
    Person.objects.extra(where=["name = %s"], params=[name])
    # ok: django-raw-sql
    Person.objects.annotate(n=RawSQL("upper(%s)", [name]))
