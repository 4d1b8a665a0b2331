def find(people, name, age):
    # ruleid: nosql-code-by-formatting
    first = people.find({"$where": f"this.name == '{name}'"})
    # ruleid: nosql-code-by-formatting
    second = people.find({"$where": "this.age > %s" % age})
    # ruleid: nosql-code-by-formatting
    third = people.find({"$where": "this.name == '" + name + "'"})
    # ok: nosql-code-by-formatting
    fourth = people.find({"name": name})
    # ok: nosql-code-by-formatting
    fifth = people.find({"$where": "this.first == this.last"})
    return first, second, third, fourth, fifth
