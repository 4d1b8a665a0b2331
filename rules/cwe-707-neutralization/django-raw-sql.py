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


def by_extra(name):
    # ruleid: django-raw-sql
    first = User.objects.all().extra(select={"hit": "name = '%s'" % name})
    # ok: django-raw-sql
    second = User.objects.all().extra(select={"hit": "name IS NULL"})
    # ruleid: django-raw-sql
    third = User.objects.annotate(hit=RawSQL(params=[], sql="name = '{}'".format(name)))
    return first, second, third
