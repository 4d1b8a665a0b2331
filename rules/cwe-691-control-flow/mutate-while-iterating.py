def clean(names, ages):
    for name in names:
        if not name:
            # ruleid: mutate-while-iterating
            names.remove(name)
    for key in ages:
        if ages[key] < 0:
            # ruleid: mutate-while-iterating
            del ages[key]
    for name in list(names):
        # ok: mutate-while-iterating
        names.remove(name)
    for name in names:
        if name == "last":
            # ok: mutate-while-iterating
            names.remove(name)
            break
    for key in list(ages):
        # ok: mutate-while-iterating
        del ages[key]


def shrink(ages, names):
    for name, age in ages.items():
        if age < 0:
            # ruleid: mutate-while-iterating
            del ages[name]
    for name in ages.keys():
        # ruleid: mutate-while-iterating
        ages.pop(name)
    for name, age in list(ages.items()):
        # ok: mutate-while-iterating
        del ages[name]
    for name in names:
        # ok: mutate-while-iterating
        names.pop()
        break
    for name in names:
        # ok: mutate-while-iterating
        ages.pop(name, None)
