# Another name for something imported, where it is called.
import os
from mod import Maker, thing

run = os.system  # qualified: os.system
run("ls")  # qualified: os.system
run.x
show(run)
M = Maker  # qualified: mod.Maker
M()  # qualified: mod.Maker
M().run()  # qualified: mod.Maker

if bare:
    stop = thing.stop  # qualified: mod.thing.stop
    stop()  # qualified: mod.thing.stop


def f(name):
    start = thing.start  # qualified: mod.thing.start
    start(name)  # qualified: mod.thing.start
    run(name)  # qualified: os.system
    later(name)


later = os.remove  # qualified: os.remove

either = os.unlink  # qualified: os.unlink
if windows:
    either = own_unlink
either("x")

made = thing.make()  # qualified: mod.thing.make
made()
first, second = os.link, os.symlink  # qualified: os.link, os.symlink
first("a", "b")
