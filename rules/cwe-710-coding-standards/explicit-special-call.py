class Handle(Base):
    def __del__(self):
        # ok: explicit-special-call
        super().__del__()


def drop(handle):
    # ruleid: explicit-special-call
    handle.__del__()
    # ok: explicit-special-call
    handle.close()
