# ruleid: long-function
def yearly_report(book):
    lines = []
    total = 0
    january = book.january
    if january.closed:
        total += january.sum
        lines.append("January")
        lines.append(str(january.sum))
    else:
        lines.append("January (open)")
        lines.append("-")
    february = book.february
    if february.closed:
        total += february.sum
        lines.append("February")
        lines.append(str(february.sum))
    else:
        lines.append("February (open)")
        lines.append("-")
    march = book.march
    if march.closed:
        total += march.sum
        lines.append("March")
        lines.append(str(march.sum))
    else:
        lines.append("March (open)")
        lines.append("-")
    april = book.april
    if april.closed:
        total += april.sum
        lines.append("April")
        lines.append(str(april.sum))
    else:
        lines.append("April (open)")
        lines.append("-")
    may = book.may
    if may.closed:
        total += may.sum
        lines.append("May")
        lines.append(str(may.sum))
    else:
        lines.append("May (open)")
        lines.append("-")
    june = book.june
    if june.closed:
        total += june.sum
        lines.append("June")
        lines.append(str(june.sum))
    else:
        lines.append("June (open)")
        lines.append("-")
    july = book.july
    if july.closed:
        total += july.sum
        lines.append("July")
        lines.append(str(july.sum))
    else:
        lines.append("July (open)")
        lines.append("-")
    august = book.august
    if august.closed:
        total += august.sum
        lines.append("August")
        lines.append(str(august.sum))
    else:
        lines.append("August (open)")
        lines.append("-")
    september = book.september
    if september.closed:
        total += september.sum
        lines.append("September")
        lines.append(str(september.sum))
    else:
        lines.append("September (open)")
        lines.append("-")
    october = book.october
    if october.closed:
        total += october.sum
        lines.append("October")
        lines.append(str(october.sum))
    else:
        lines.append("October (open)")
        lines.append("-")
    november = book.november
    if november.closed:
        total += november.sum
        lines.append("November")
        lines.append(str(november.sum))
    else:
        lines.append("November (open)")
        lines.append("-")
    december = book.december
    if december.closed:
        total += december.sum
        lines.append("December")
        lines.append(str(december.sum))
    else:
        lines.append("December (open)")
        lines.append("-")
    lines.append("Total")
    lines.append(str(total))
    return "\n".join(lines)


# ok: long-function
def monthly_report(book):
    """What the months brought.

    Long texts do not make the code any longer.
    """














































































































    # Blank lines neither.
    return [month.sum for month in book.months]
