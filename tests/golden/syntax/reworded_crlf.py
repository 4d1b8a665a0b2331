def crlf(a):
    if (a :=
1): pass
