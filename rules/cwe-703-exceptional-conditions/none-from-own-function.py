class Account:
    names = {"a": 1}

    @classmethod
    def of(cls, account, place):
        return account.name, place

    def first(self):
        for name in self.names:
            return name
        return None


def find(people, name):
    for person in people:
        if person.name == name:
            return person
    return None


def age_of(people, name):
    # ruleid: none-from-own-function
    return find(people, name).age


def age_if_found(people, name):
    person = find(people, name)
    if person is None:
        raise LookupError(name)
    # ok: none-from-own-function
    return person.age


def first_letter(account):
    found = Account().first()
    # ruleid: none-from-own-function
    return found[0]


def passed_on(people, name):
    # ok: none-from-own-function
    return find(people, name)


def passed_on_and_used(people):
    # ruleid: none-from-own-function
    return passed_on(people, "Ann").age


def to_class_method(people, account):
    # ok: none-from-own-function
    return Account.of(account, find(people, "home"))


def tried(people):
    try:
        # ok: none-from-own-function
        return find(people, "Bob").age
    except AttributeError:
        return 0
