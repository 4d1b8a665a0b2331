import os
import subprocess


def start(command, demote):
    # ruleid: preexec-fn
    first = subprocess.Popen(command, preexec_fn=demote)
    # ruleid: preexec-fn
    second = subprocess.run(command, preexec_fn=os.setsid, check=True)
    # ok: preexec-fn
    third = subprocess.Popen(command, start_new_session=True)
    # ok: preexec-fn
    fourth = subprocess.Popen(command, preexec_fn=None)
    return first, second, third, fourth
