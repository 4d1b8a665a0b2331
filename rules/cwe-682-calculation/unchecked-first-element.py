import glob
import re


def newest_flavor(api):
    flavors = api.get_flavors()
    # ruleid: unchecked-first-element
    return flavors[0]


def newest_flavor_if_any(api):
    flavors = api.get_flavors()
    if not flavors:
        raise LookupError("no flavor is defined")
    # ok: unchecked-first-element
    return flavors[0]


def log_file(folder):
    # ruleid: unchecked-first-element
    return glob.glob(folder + "/*.log")[-1]


def first_number(text):
    # ruleid: unchecked-first-element
    return re.findall(r"\d+", text)[0]


def first_number_or_none(text):
    numbers = re.findall(r"\d+", text)
    # ok: unchecked-first-element
    return numbers[0] if numbers else None


def by_name(people, name):
    found = [person for person in people if person.name == name]
    # ruleid: unchecked-first-element
    return found[0]


def the_only_one(people, name):
    found = [person for person in people if person.name == name]
    if len(found) != 1:
        raise LookupError(name)
    # ok: unchecked-first-element
    return found[0]


def largest(cursor):
    cursor.execute("SELECT MAX(size) FROM files")
    # ok: unchecked-first-element
    return cursor.fetchall()[0][0]


def some_row(cursor):
    cursor.execute("SELECT size FROM files")
    # ruleid: unchecked-first-element
    return cursor.fetchall()[0][0]


def counted(api):
    servers = api.list_servers()
    count = len(servers)
    if count > 0:
        # ok: unchecked-first-element
        return servers[0]
    return None


def tried(api):
    try:
        # ok: unchecked-first-element
        return api.list_servers()[0]
    except IndexError:
        return None


def first_of_all(api):
    # ruleid: unchecked-first-element
    return next(iter(api.list_servers()))


def boot(api, count):
    api.create(count=count)
    servers = api.list_servers()
    for number, server in enumerate(servers):
        servers[number] = api.wait(server)
    return servers


def through_a_function(api):
    servers = boot(api, 2)
    # ruleid: unchecked-first-element
    return servers[0]


class TestServers:
    def test_first(self):
        servers = self.api.list_servers()
        self.assertEqual(1, len(servers))
        # ok: unchecked-first-element
        self.assertEqual("web", servers[0]["name"])


def first_of(names: list[str]):
    # ruleid: unchecked-first-element
    return names[0]


def first_if_any(names: list[str]):
    # ok: unchecked-first-element
    return names[0] if names else ""


def not_a_list(people):
    # ok: unchecked-first-element
    return people[0]
