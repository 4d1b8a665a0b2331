import threading


def work(item):
    print(item)


def make(item):
    def run():
        print(item)
    return run


def start(item):
    # ruleid: thread-target-called
    first = threading.Thread(target=work(item))
    # ok: thread-target-called
    second = threading.Thread(target=work, args=(item,))
    # ok: thread-target-called
    third = threading.Thread(target=make(item))
    # ruleid: thread-target-called
    fourth = threading.Timer(5, work(item))
    return first, second, third, fourth


class Server:
    def serve(self):
        print("serving")

    def start(self):
        # ruleid: thread-target-called
        thread = threading.Thread(target=self.serve())
        # ok: thread-target-called
        other = threading.Thread(target=self.serve)
        return thread, other
