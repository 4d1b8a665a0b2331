import html
import re

# ruleid: bad-html-tag-filter
SCRIPT = re.compile(r"<script.*?>.*?</script>", re.IGNORECASE | re.DOTALL)
# ruleid: bad-html-tag-filter
END_TAG = re.compile("</(script|style)>")
# ok: bad-html-tag-filter
IMAGE = re.compile(r'<img src="([^"]+)">')


def clean(text):
    # ruleid: bad-html-tag-filter
    text = re.sub(r"(?is)<script[^>]*>.*?</script\s*>", "", text)
    # ruleid: bad-html-tag-filter
    text = re.sub("<script>", "", text)
    # ok: bad-html-tag-filter
    text = re.sub(r"<br\s*/?>", "\n", text)
    # ok: bad-html-tag-filter
    return html.escape(text)


def find_data(page):
    # ok: bad-html-tag-filter
    return re.search(r'<script id="data">(.*?)</script>', page)


# ok: bad-html-tag-filter
WHOLE = re.compile(r"<script[^>]*>.*?</script[^>]*>", re.IGNORECASE | re.DOTALL)
# ok: bad-html-tag-filter
INLINE_FLAGS = re.compile(r"(?is)<script[^>]*>.*?</script[^>]*>")
# ruleid: bad-html-tag-filter
ONE_LINE = re.compile(r"<script[^>]*>.*?</script[^>]*>", re.IGNORECASE)
# ruleid: bad-html-tag-filter
SMALL = re.compile(r"<script[^>]*>.*?</script[^>]*>", re.DOTALL)
# ruleid: bad-html-tag-filter
END_OF_LINE = re.compile(r"<script[^>]*>[^<]*</script.*>", re.I)
# ruleid: bad-html-tag-filter
QUOTES = re.compile(r'<script(\s|\w|=|")*>.*?</script[^>]*>', re.I | re.S)
