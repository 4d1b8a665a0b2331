class Box:
    def take(self):
        with self.cond:
            if not self.items:
                # ruleid: condition-wait-without-loop
                self.cond.wait()
            return self.items.pop()

    def take_soon(self):
        with self._not_empty:
            if not self.items:
                # ruleid: condition-wait-without-loop
                self._not_empty.wait(timeout=3)
            return self.items.pop()

    def well(self):
        with self.cond:
            while not self.items:
                # ok: condition-wait-without-loop
                self.cond.wait()
            # ok: condition-wait-without-loop
            self.cond.wait_for(lambda: self.items)
            if self.closed:
                raise ValueError("closed")
            elif self.size > 0:
                while self.items:
                    # ok: condition-wait-without-loop
                    self.cond.wait()
            if not self.flag:
                # ok: condition-wait-without-loop
                self.signaled = self.cond.wait(3)
            if self.event:
                # ok: condition-wait-without-loop
                self.event.wait()
            return self.items.pop()
