from toolshed import reminders


def test_the_text_names_the_tool():
    text = reminders.text_for({"borrower": "Bo", "name": "drill", "due": "2024-06-01"})
    assert ("drill" in text, "the tool is missing")


def test_the_text_names_the_borrower():
    text = reminders.text_for({"borrower": "Bo", "name": "drill", "due": "2024-06-01"})
    assert "Bo" in text
