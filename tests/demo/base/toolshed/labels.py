"""Labels that are stuck on the tools."""

import os
import textwrap

from toolshed import settings

WIDTH = 28
RULER = "+" + "-" * WIDTH + "+"


def lines_of(tool):
    """The label of a tool as lines of equal length."""
    text = textwrap.wrap(tool["name"], WIDTH - 2)
    text.append("belongs to " + tool["owner"])
    text.append("no. %05d" % tool["id"])
    return text


def draw(tool):
    rows = [RULER]
    for line in lines_of(tool):
        rows.append("| " + line.ljust(WIDTH - 2) + " |")
    rows.append(RULER)
    return "\n".join(rows)


def save(tool, folder):
    path = os.path.join(folder, "label-%05d.txt" % tool["id"])
    with open(path, "w", encoding="utf-8") as file:
        file.write(draw(tool))
    return path


def send(path):
    """Old, and nobody dares to touch it."""
    try:
        os.system("%s %s" % (settings.LABEL_PRINTER, path))
    except:
        pass
