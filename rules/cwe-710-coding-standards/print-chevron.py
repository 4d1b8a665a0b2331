import sys


def tell(text):
    # ruleid: print-chevron
    print >> sys.stderr, text
    # ok: print-chevron
    print(text, file=sys.stderr)
