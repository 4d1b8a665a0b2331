import re

from django.core.validators import RegexValidator
from wtforms import validators

# ruleid: regex-missing-anchor
METHOD = re.compile(r"^GET|POST$")
# ok: regex-missing-anchor
VERB = re.compile(r"^(?:GET|POST)$")
# ok: regex-missing-anchor
BLANKS = re.compile(r"^\s+|\s+$")


def check(value):
    # ruleid: regex-missing-anchor
    if re.match("^on|off|auto$", value):
        return True
    # ok: regex-missing-anchor
    if re.match("^(on|off|auto)$", value):
        return True
    # ok: regex-missing-anchor
    value = re.sub(r"^the|a$", "", value)
    # ok: regex-missing-anchor
    return re.search(r"^-|-$", value)


# ruleid: regex-missing-anchor
by_part = RegexValidator(r"[a-z0-9-]+", "Only letters, digits and dashes.")
# ruleid: regex-missing-anchor
by_start = RegexValidator(regex=r"^\d{4}-\d{2}", message="A month.")
# ok: regex-missing-anchor
by_all = RegexValidator(r"^[a-z0-9-]+\Z")
# ok: regex-missing-anchor
by_group = RegexValidator(r"(?i)^[a-z]+$")
# ok: regex-missing-anchor
has_digit = RegexValidator(r"[0-9]", "A digit is missing.")
# ok: regex-missing-anchor
no_blank = RegexValidator(r"\s+", inverse_match=True)
# ruleid: regex-missing-anchor
name_rule = validators.Regexp(r"^[a-z]+")
# ok: regex-missing-anchor
code_rule = validators.Regexp(r"[a-z]+$")
