# path: star.py
from anything import *

print(whatever, f"{more}")
__all__ = ["whatever"]
