# Each section: a pattern in "#| " lines, then code. "# match" marks lines on which a match starts; with
# "$X=text" (several: one for each binding, ";" between) also what is bound.
#---
#| f($X)
f(1)  # match $X=1
f()
f(1, 2)
f(k=1)
f(*args)  # match $X=*args
g(f(2))  # match $X=2
#---
#| f(...)
f  # no call
f()  # match
f(1, *a, k=2, **kw)  # match
o.f()
#---
#| f(..., $X, ...)
f()
f(1, 2, k=3)  # match $X=1; $X=2
#---
#| f(..., 1)
f(1)  # match
f(2, 1)  # match
f(1, 2)
f(1, k=2)
#---
#| f(a=$A, b=$B)
f(a=1, b=2)  # match $A=1
f(b=2, a=1)  # match $A=1
f(a=1)
f(a=1, b=2, c=3)
#---
#| f(..., a=$A, ...)
f(a=1)  # match
f(0, b=1, a=2, c=3)  # match $A=2
f(0)
#---
#| f(x, ..., k=True)
f(x, k=True)  # match
f(x, 1, k=True)  # match
f(x, k=False)
f(1, x, k=True)
#---
#| f($K=1)
f(a=1)  # match $K=a
f(a=2)
f(1)
#---
#| f(..., $K="v", ...)
f(a="v", b="v", c=1)  # match $K=a; $K=b
#---
#| f($...ALL)
f()  # match
f(1, b)  # match $...ALL=1, b
#---
#| f($A, $...REST, $Z)
f(1)
f(1, 2)  # match $A=1
f(1, 2, 3, 4)  # match $...REST=2, 3; $Z=4
#---
#| f(..., **$K)
f(1, **kw)  # match $K=kw
f(kw)
#---
#| $F(1)
f(1)  # match $F=f
a.b(1)  # match $F=a.b
f(2)
@dec(1)  # match $F=dec
def g():
    pass
#---
#| $O.m(...)
a.m()  # match $O=a
a.b().m(1)  # match $O=a.b()
m()
a.n()
#---
#| $O. ... .m(...)
a.m()  # match
a.b.c().m()  # match $O=a
a.n()
#---
#| $X.get($K)[0]
d.get(1)[0]  # match $X=d
d.get(1)[1]
#---
#| dec(...)
@dec  # match
@other
def f():
    pass


@dec(1)  # match
class C:
    pass
#---
#| f(f(...))
f(f(f(1)))  # match
f(1)
#---
#| time.sleep($X: int)
time.sleep(5)  # match
time.sleep(0.5)
time.sleep(n)
#---
#| f(<... x ...>)
f(x)  # match
f(g(1, k=[x]))  # match
f(y)
f(lambda: x)  # match
#---
#| f(..., $K=$A, $L=$A, ...)
f(k0=0, k1=1, k2=2, k3=3, k4=4, k5=5, k6=6, k7=7, k8=8, k9=9, k10=10, k11=11, k12=12, k13=13, k14=14, k15=15, k16=16, k17=17, k18=18, k19=19, k20=20, k21=21, k22=22, k23=23, k24=24, k25=25, k26=26, k27=27, k28=28, k29=29, k30=30, k31=31, k32=32, k33=33, k34=34, k35=35, k36=36, k37=37, k38=38, k39=39, k40=40, k41=41, k42=42, k43=43, k44=44, k45=45, k46=46, k47=47, k48=48, k49=49, k50=50, k51=51, k52=52, k53=53, k54=54, k55=55, k56=56, k57=57, k58=58, k59=59, k60=60, k61=61, k62=62, k63=63, k64=64, k65=65, k66=66, k67=67, k68=68, k69=69)
f(k0=0, k1=1, k2=2, k3=3, k4=4, k5=5, k6=6, k7=7, k8=8, k9=9, k10=10, k11=11, k12=12, k13=13, k14=14, k15=15, k16=16, k17=17, k18=18, k19=19, k20=20, k21=21, k22=22, k23=23, k24=24, k25=25, k26=26, k27=27, k28=28, k29=29, k30=30, k31=31, k32=32, k33=33, k34=34, k35=35, k36=36, k37=37, k38=38, k39=39, k40=40, k41=41, k42=42, k43=43, k44=44, k45=45, k46=46, k47=47, k48=48, k49=49, k50=50, k51=51, k52=52, k53=53, k54=54, k55=55, k56=56, k57=57, k58=58, k59=59, k60=60, k61=61, k62=62, k63=63, k64=64, k65=65, k66=66, k67=67, k68=68, k69=69, z=69)  # match $A=69
