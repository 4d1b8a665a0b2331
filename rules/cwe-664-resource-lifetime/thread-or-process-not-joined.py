import multiprocessing
import subprocess
import threading


def serve(handler):
    # ruleid: thread-or-process-not-joined
    worker = threading.Thread(target=handler)
    worker.start()


def crunch(job):
    # ruleid: thread-or-process-not-joined
    child = multiprocessing.Process(target=job)
    child.start()


def convert(path):
    # ruleid: thread-or-process-not-joined
    process = subprocess.Popen(["convert", path])
    print("converting", path)


def serve_to_the_end(handler):
    # ok: thread-or-process-not-joined
    worker = threading.Thread(target=handler)
    worker.start()
    worker.join()


def many(jobs):
    # ok: thread-or-process-not-joined
    workers = [threading.Thread(target=job) for job in jobs]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()


def collected(jobs, workers):
    for job in jobs:
        # ok: thread-or-process-not-joined
        worker = threading.Thread(target=job)
        worker.start()
        workers.append(worker)


def in_background(handler):
    # ok: thread-or-process-not-joined
    worker = threading.Thread(target=handler, daemon=True)
    worker.start()


def in_background_by_hand(handler):
    # ok: thread-or-process-not-joined
    worker = threading.Thread(target=handler)
    worker.daemon = True
    worker.start()


def output(command):
    # ok: thread-or-process-not-joined
    process = subprocess.Popen(command, stdout=subprocess.PIPE)
    out, _ = process.communicate()
    return out


def kept(command, pids):
    # ok: thread-or-process-not-joined
    process = subprocess.Popen(command)
    pids.add(process.pid)


class Service:
    def start(self):
        # ok: thread-or-process-not-joined
        self.worker = threading.Thread(target=self.run)
        self.worker.start()
