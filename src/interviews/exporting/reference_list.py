"""Formatted references as a document: a page, or by pandoc a file of a word processor."""

from __future__ import annotations

from html import escape

from interviews.citing.cited import Cited

DOCUMENTS = {".html": "html", ".htm": "html", ".docx": "docx", ".odt": "odt", ".rtf": "rtf"}
"""By suffix, the format that pandoc calls so."""

_PAGE = """\
<!doctype html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<title>References</title>
<style>
body {{ max-width: 42rem; margin: 2rem auto; padding: 0 1rem; font: 1.05rem/1.5 Georgia, serif; }}
.references p {{ padding-left: 2rem; text-indent: -2rem; overflow-wrap: anywhere; }}
</style>
</head>
<body>
{body}</body>
</html>
"""


def reference_list(cited: Cited, suffix: str) -> bytes:
    """The citations, one a paragraph, then the bibliography, as the file of a suffix.

    Args:
        cited: passages in a citation style.
        suffix: a key of `DOCUMENTS`.

    Raises:
        CitationError: pandoc is missing, fails or takes too long.
    """
    citations = dict.fromkeys(passage.formatted_citation.html for passage in cited.passages)
    body = "".join(f'<p dir="auto">{text}</p>\n' for text in citations)
    if cited.entries:
        entries = "".join(f'<p dir="auto">{entry.html}</p>\n' for entry in cited.entries)
        # The style of word processors that has a hanging indent.
        body += f'<div class="references" custom-style="Bibliography">\n{entries}</div>\n'
    page = _PAGE.format(language=escape(cited.locale), body=body)
    target = DOCUMENTS[suffix]
    if target == "html":
        return page.encode().replace(b' custom-style="Bibliography"', b"")
    # Entries of other formats, which need no pandoc, are not to load what runs it.
    from interviews.citing.pandoc import convert

    return convert(page, "html", target)
