import yaml
from yaml import SafeLoader, load


class IncludeLoader(yaml.SafeLoader):
    pass


def read(stream):
    # ruleid: unsafe-yaml-load
    first = yaml.load(stream)
    # ruleid: unsafe-yaml-load
    second = load(stream)
    # ruleid: unsafe-yaml-load
    third = yaml.unsafe_load(stream)
    # ok: unsafe-yaml-load
    good = yaml.safe_load(stream)
    # ok: unsafe-yaml-load
    also = yaml.load(stream, Loader=SafeLoader)
    # ok: unsafe-yaml-load
    own = yaml.load(stream, Loader=IncludeLoader)
    return first, second, third, good, also, own


def read_anything(stream):
    # ruleid: unsafe-yaml-load
    return yaml.load(stream, Loader=yaml.UnsafeLoader)


def load_with(stream, chosen):
    # ruleid: unsafe-yaml-load
    first = yaml.load(stream, Loader=yaml.Loader)
    # ruleid: unsafe-yaml-load
    second = yaml.load(stream, yaml.UnsafeLoader)
    # ok: unsafe-yaml-load
    third = yaml.load(stream, Loader=chosen)
    return first, second, third


def load_round_trip(stream, ruamel):
    yaml = ruamel.yaml.YAML(typ="safe")
    # ok: unsafe-yaml-load
    return yaml.load(stream)


def load_by(stream, yaml):
    # ok: unsafe-yaml-load
    return yaml.load(stream)
