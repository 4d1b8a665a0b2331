import pytest


def reset(self, state, limit):
    # ruleid: no-effect-statement
    self.count == 0
    if limit:
        # ruleid: no-effect-statement
        state.limit == limit
    # ruleid: no-effect-statement
    state["name"] == "new"
    # ok: no-effect-statement
    state["left"] == limit  # noqa: B015
    # ok: no-effect-statement
    self.count = 0
    # ok: no-effect-statement
    same = self.count == 0
    # ok: no-effect-statement
    assert self.count == 0
    with pytest.raises(TypeError):
        # ok: no-effect-statement
        self.count == state
    # ok: no-effect-statement
    if (
        self.count == 0
        and limit
    ):
        return same
    # ok: no-effect-statement
    return (
        self.count == limit
    )
