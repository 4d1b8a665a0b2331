import os


def f((a, (os, b)), c=os.x):  # qualified: os.x  # names: a:local b:local
    print a, os.y  # names: a==4
    print >>b, c  # names: b==4 c==4
    exec os.z in c


print os.path  # qualified: os.path
try:
    pass
except os.error, os.x:  # qualified: os.error, os.x
    pass
