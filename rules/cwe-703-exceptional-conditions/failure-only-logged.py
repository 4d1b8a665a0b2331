import logging

LOG = logging.getLogger(__name__)


class Ports:
    def remove(self, port):
        try:
            self.client.delete(port)
        # ruleid: failure-only-logged
        except Exception:
            LOG.exception("failed to delete %s", port)
        return self.describe()

    def remove_all(self, ports):
        for port in ports:
            try:
                self.client.delete(port)
            # ok: failure-only-logged
            except Exception:
                LOG.exception("failed to delete %s", port)
