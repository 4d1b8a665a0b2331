#---
#| "..."
"a"  # match
'''b'''  # match
b"c"  # match
"d" "e"  # match
f"{x}"
1
#---
#| "abc"
"abc"  # match
'abc'  # match
"""abc"""  # match
r"abc"  # match
"a" "bc"  # match
"\x61bc"  # match
"abcd"
#---
#| "=~/^a.c$/"
"abc"  # match
"xabc"
#---
#| "=~/BC/i"
"abcd"  # match
"acd"
#---
#| "=~/b$/" + ...
"ab" + x  # match
"ba" + x
#---
#| "$X"
"abc"  # match $X=abc
''  # match
f"{a}"
#---
#| $X = "$X"
a = "a"  # match
a = "b"
#---
#| f"..."
f"a"  # match
f"{x}"  # match
"a"
"a" "b"
#---
#| f"...{$X}..."
f"{a}"  # match $X=a
f"x{a}y{b.c!r:>10}"  # match $X=a; $X=b.c
f"x"
"{a}"
#---
#| f"{$X}/..."
f"{a}/b"
#---
#| f"{$X}..."
f"{a}/b"  # match $X=a
f"/{a}"
#---
#| f"$START{...}..."
f"select{a} from"  # match $START=select
f"{a}"
#---
#| f"...{f(...)}..."
f"a {f(1)}"  # match
f"a {f}"
#---
#| g(f"...{$X}...")
g(f"a{b}")  # match
g("a" f"{b}")  # match $X=b
g("a" "{b}")
#---
#| "..." "..."
"a" "b"  # match
"a" f"{b}" "c"  # match
"a"
