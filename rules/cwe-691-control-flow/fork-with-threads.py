import os
import threading


def serve(sockets, watch):
    watcher = threading.Thread(target=watch, daemon=True)
    watcher.start()
    for socket in sockets:
        # ruleid: fork-with-threads
        if os.fork() == 0:
            socket.serve()
            os._exit(0)


def serve_first(sockets, watch):
    for socket in sockets:
        # ok: fork-with-threads
        if os.fork() == 0:
            socket.serve()
            os._exit(0)
    watcher = threading.Thread(target=watch, daemon=True)
    watcher.start()


def probe(watch):
    prober = threading.Thread(target=watch)
    prober.start()
    prober.join()
    # ok: fork-with-threads
    return os.fork()
