if a:
    b
else:
if a == 1:
    b
elif a == 1:
    c
else:
