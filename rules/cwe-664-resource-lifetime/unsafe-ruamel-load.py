import ruamel.yaml
from ruamel.yaml import YAML


def read(text, stream):
    # ruleid: unsafe-ruamel-load
    first = list(YAML(typ="unsafe").load_all(text))
    # ok: unsafe-ruamel-load
    second = YAML(typ="safe").load(text)
    yaml = YAML(typ="unsafe", pure=True)
    # ruleid: unsafe-ruamel-load
    third = yaml.load(stream)
    # ruleid: unsafe-ruamel-load
    fourth = ruamel.yaml.load(stream, Loader=ruamel.yaml.Loader)
    # ok: unsafe-ruamel-load
    fifth = YAML().load(stream)
    return first, second, third, fourth, fifth
