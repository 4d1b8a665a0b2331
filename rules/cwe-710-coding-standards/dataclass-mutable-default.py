from dataclasses import dataclass, field
from typing import ClassVar

import attr


@dataclass
class Cart:
    # ruleid: dataclass-mutable-default
    items: list = []
    # ruleid: dataclass-mutable-default
    prices: dict[str, int] = field(default={})
    # ok: dataclass-mutable-default
    names: list[str] = field(default_factory=list)
    # ok: dataclass-mutable-default
    kinds: ClassVar[list] = []
    # ok: dataclass-mutable-default
    size: int = 0

    def total(self):
        # ok: dataclass-mutable-default
        found: list = []
        return found


@attr.s
class Order:
    # ruleid: dataclass-mutable-default
    items = attr.ib(default=[])
    # ok: dataclass-mutable-default
    names = attr.ib(factory=list)
    # ok: dataclass-mutable-default
    kinds = attr.ib(default=["small"], converter=tuple)


class Plain:
    # ok: dataclass-mutable-default
    items: list = []
