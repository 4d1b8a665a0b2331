import logging
import shutil
import threading

log = logging.getLogger(__name__)


def work(worker, path, handler):
    # ruleid: deprecated-call
    log.warn("slow")
    # ruleid: deprecated-call
    logging.warn("slow")
    # ruleid: deprecated-call
    worker.setDaemon(True)
    # ruleid: deprecated-call
    me = threading.currentThread()
    # ruleid: deprecated-call
    shutil.rmtree(path, onerror=handler)
    # ok: deprecated-call
    log.warning("slow")
    # ok: deprecated-call
    worker.daemon = True
    # ok: deprecated-call
    warnings.warn("slow")
    return me, threading.current_thread()
