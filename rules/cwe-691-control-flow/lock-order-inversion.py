import threading


class Bank:
    def __init__(self):
        self.account_lock = threading.Lock()
        self.audit_lock = threading.Lock()

    def transfer(self, amount):
        with self.account_lock:
            self.balance -= amount
            # ruleid: lock-order-inversion
            with self.audit_lock:
                self.log.append(amount)

    def report(self):
        with self.audit_lock:
            # ruleid: lock-order-inversion
            with self.account_lock:
                return self.balance, list(self.log)


class Shop:
    def __init__(self):
        self.stock_lock = threading.Lock()
        self.order_lock = threading.Lock()

    def sell(self, item):
        with self.stock_lock:
            # ok: lock-order-inversion
            with self.order_lock:
                self.orders.append(self.stock.pop(item))

    def count(self):
        with self.stock_lock:
            # ok: lock-order-inversion
            with self.order_lock:
                return len(self.stock), len(self.orders)

    def one_by_one(self):
        with self.order_lock:
            self.orders.clear()
        # ok: lock-order-inversion
        with self.stock_lock:
            self.stock.clear()
