# path: made_up.py
__all__ = ["lazy"]


def __getattr__(name):
    return name
