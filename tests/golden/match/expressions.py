#---
#| $X == $X
a == a  # match
a == b
a.b == a.b  # match
f(1) == f(1)  # match
f(1) == f(2)
"a" == 'a'  # match
a != a
#---
#| $_ == $_
a == b  # match
#---
#| $X == 1
a == 1  # match
1 == a
#---
#| $A and $B
a and b  # match $A=a
a and b and c  # match $A=a; $B=c
a or b
#---
#| a and b and c
a and (b and c)  # match
(a and b) and c  # match
a and c and b
#---
#| ... and x
a and x  # match
a and b and x  # match
x and a
#---
#| a | b
a | b  # match
b | a  # match
a | c
#---
#| x | ...
a | x | b  # match
a | b
#---
#| $A + $B
1 + 2  # match
1 - 2
#---
#| "..." % $X
"a%s" % b  # match $X=b
a % b
#---
#| not $X
not a  # match
a
#---
#| $X is not None
a is not None  # match
a is None
not a is None
#---
#| a < b < $C
a < b < c  # match $C=c
a < b
#---
#| [..., 1, ...]
[1]  # match
[0, 1, 2]  # match
[2]
(1,)
#---
#| [...]
[]  # match
[1]  # match
[x for x in y]  # match
(1,)
#---
#| {...}
{}  # match
{1}  # match
{1: 2}  # match
{x for x in y}  # match
[]
#---
#| {..., "k": $V, ...}
{"k": 1}  # match $V=1
{"a": 2, 'k': 3, **rest}  # match $V=3
{"a": 2}
{"k"}
#---
#| {"a": 1, "b": 2}
{"b": 2, "a": 1}  # match
{"a": 1, "b": 2, "c": 3}
#---
#| {1, 2}
{2, 1}  # match
{1, 2, 3}
#---
#| ($A, $B)
x = a, b  # match $A=a
(a, b)  # match
(a,)
(a, b, c)
#---
#| $X[$I]
a[1]  # match $I=1
a[1:2]
a[b, c]  # match $I=b, c
#---
#| $X[1:]
a[1:]  # match
a[1:2]
a[:1]
#---
#| lambda $X: $X
lambda a: a  # match $X=a
lambda a: b
lambda a, b: a
#---
#| lambda ...: 1
lambda: 1  # match
lambda a, *b: 1  # match
#---
#| [$E for $V in $L]
[a for b in c]  # match $E=a
[a for b in c if d]
#---
#| $A if $C else $B
a if c else b  # match $C=c
#---
#| await $X
async def f():
    await g()  # match $X=g()
    return g()
#---
#| yield ...
def f():
    yield  # match
    yield 1  # match
    x = yield 2  # match
#---
#| $X.$Y
a.b  # match $Y=b
a
#---
#| $X.pop
a.pop(0)  # match $X=a
#---
#| 1.5
x = 1.5  # match
x = 15
#---
#| (x := $V)
if (x := f()):  # match $V=f()
    pass
#---
#| <... f(...) ...>
x = 1
y = a + f(1)  # match
#---
#| f(0o777)
f(511)  # match
f(0O777)  # match
f(777)
f(511.0)
#---
#| {..., "$K": $A, ..., "$K": $B, ...}
{"a": 1, "b": 2}
{"a": 1, "b": 2, "a": 3}  # match $K=a
{"k0": 0, "k1": 1, "k2": 2, "k3": 3, "k4": 4, "k5": 5, "k6": 6, "k7": 7, "k8": 8, "k9": 9, "k10": 10, "k11": 11, "k12": 12, "k13": 13, "k14": 14, "k15": 15, "k16": 16, "k17": 17, "k18": 18, "k19": 19, "k20": 20, "k21": 21, "k22": 22, "k23": 23, "k24": 24, "k25": 25, "k26": 26, "k27": 27, "k28": 28, "k29": 29, "k30": 30, "k31": 31, "k32": 32, "k33": 33, "k34": 34, "k35": 35, "k36": 36, "k37": 37, "k38": 38, "k39": 39, "k40": 40, "k41": 41, "k42": 42, "k43": 43, "k44": 44, "k45": 45, "k46": 46, "k47": 47, "k48": 48, "k49": 49, "k50": 50, "k51": 51, "k52": 52, "k53": 53, "k54": 54, "k55": 55, "k56": 56, "k57": 57, "k58": 58, "k59": 59, "k60": 60, "k61": 61, "k62": 62, "k63": 63, "k64": 64, "k65": 65, "k66": 66, "k67": 67, "k68": 68, "k69": 69}
{"k0": 0, "k1": 1, "k2": 2, "k3": 3, "k4": 4, "k5": 5, "k6": 6, "k7": 7, "k8": 8, "k9": 9, "k10": 10, "k11": 11, "k12": 12, "k13": 13, "k14": 14, "k15": 15, "k16": 16, "k17": 17, "k18": 18, "k19": 19, "k20": 20, "k21": 21, "k22": 22, "k23": 23, "k24": 24, "k25": 25, "k26": 26, "k27": 27, "k28": 28, "k29": 29, "k30": 30, "k31": 31, "k32": 32, "k33": 33, "k34": 34, "k35": 35, "k36": 36, "k37": 37, "k38": 38, "k39": 39, "k40": 40, "k41": 41, "k42": 42, "k43": 43, "k44": 44, "k45": 45, "k46": 46, "k47": 47, "k48": 48, "k49": 49, "k50": 50, "k51": 51, "k52": 52, "k53": 53, "k54": 54, "k55": 55, "k56": 56, "k57": 57, "k58": 58, "k59": 59, "k60": 60, "k61": 61, "k62": 62, "k63": 63, "k64": 64, "k65": 65, "k66": 66, "k67": 67, "k68": 68, "k69": 69, "k69": 1}  # match $K=k69
