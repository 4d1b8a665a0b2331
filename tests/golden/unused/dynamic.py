# path: dynamic.py
import known

globals().update(known.names)
print(whatever, f"{more}")
__all__ = ["whatever"]
