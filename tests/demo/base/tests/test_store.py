from toolshed import store


def test_a_lent_tool_is_lent():
    with store.opened(":memory:") as connection:
        drill = store.add_tool(connection, "drill", "Ada")
        assert not store.is_lent(connection, drill)
        store.lend(connection, drill, "Bo", "2024-06-01")
        assert store.is_lent(connection, drill)
