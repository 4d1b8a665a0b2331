import threading

done = 0
failed = 0
lock = threading.Lock()


def work(queue):
    global done, failed
    while True:
        item = queue.get()
        if item is None:
            return
        if item.run():
            # ruleid: shared-counter-without-lock
            done += 1
        else:
            with lock:
                # ok: shared-counter-without-lock
                failed += 1


def report():
    global done
    # ok: shared-counter-without-lock
    done += 1


def start(queue):
    threads = [threading.Thread(target=work, args=(queue,)) for _ in range(4)]
    for thread in threads:
        thread.start()
    report()
    return threads
