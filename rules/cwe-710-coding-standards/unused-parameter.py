# ruleid: unused-parameter
def _rows(table, limit):
    return list(table)


def names(tables):
    # ruleid: unused-parameter
    def name_of(table):
        return tables[0].name

    return [name_of(table) for table in tables]


# ok: unused-parameter
def public(table, limit):
    return _rows(table, limit)


# ok: unused-parameter
def _on_event(event, _context):
    return event.name
