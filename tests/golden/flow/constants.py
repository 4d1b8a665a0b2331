# Constants, and what is made of them.
reveal(1)  # value: 1
reveal(-2)  # value: -2
reveal(1.5)  # value: 1.5
reveal(None)  # value: None
reveal(True)  # value: True
reveal("abc")  # value: "abc"
reveal(b"ab")  # value: b"ab"
reveal(2 + 3 * 4)  # value: 14
reveal(7 // 2)  # value: 3
reveal(7 % 4)  # value: 3
reveal("a" + "b")  # value: "ab"
reveal("ab" * 2)  # value: "abab"
reveal("ab" * 0)  # value: ""
reveal(len("ab" * 20000))  # value: int
reveal(len(20000 * b"ab"))  # value: int
reveal(not 0)  # value: True
reveal(1 < 2)  # value: True
reveal(1 == 2)  # value: False
reveal(None is None)  # value: True
reveal(None is not None)  # value: False
reveal("a" in "abc")  # value: True
reveal(3 and 4)  # value: 4
reveal(0 and 4)  # value: 0
reveal(0 or "x")  # value: "x"
reveal(1 if True else 2)  # value: 1
reveal(unknown)  # value: any
reveal(unknown + 1)  # value: any
reveal(1 / 0)  # value: float
reveal("%s" % unknown)  # value: str
reveal(unknown < 3)  # value: bool
reveal(not unknown)  # value: bool
reveal(len(unknown))  # value: int
reveal(str(3))  # value: "3"
reveal(str(unknown))  # value: str
reveal(int(unknown))  # value: int
reveal(isinstance(None, int))  # value: False
reveal(isinstance(None, type(None)))  # value: bool
reveal(f"a{1}b")  # value: "a1b"
reveal(f"a{unknown}b")  # value: str of 2.. "a"..."b"
reveal("a" + unknown)  # value: str of 1.. "a"...""
reveal(unknown + "a")  # value: any
reveal("a-%s-b" % unknown)  # value: str "a-"...""
reveal("a-{}-b".format(unknown))  # value: str "a-"...""
reveal("%s" % unknown)  # value: str
