import logging
import sys


def total(items):
    # ruleid: print-in-library
    print("total of", len(items))
    # ok: print-in-library
    logging.getLogger(__name__).info("total of %d", len(items))
    # ok: print-in-library
    print("total of", len(items), file=sys.stderr)
    return sum(items)


def main():
    # ok: print-in-library
    print(total([1, 2]))
