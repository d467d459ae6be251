"""Texts of odd shapes, each in any size: what a parser could take more than linear time for."""

from __future__ import annotations

from collections.abc import Callable

TALK = "**Ines Okoro:** How deep is the well?\n\n**Bram Tielman:** Forty metres.\n\n"


def name(number: int) -> str:
    """A name like no other."""
    letters = []
    for _ in range(5):
        number, letter = divmod(number, 26)
        letters.append(chr(97 + letter))
    return f"N{letters[0]}{letters[1]} X{letters[2]}{letters[3]}{letters[4]}"


def repeated(piece: str) -> Callable[[int], str]:
    """A shape: a piece again and again, below the beginning of an interview."""
    return lambda size: TALK + piece * (size // len(piece))


def numbered(piece: Callable[[int], str]) -> Callable[[int], str]:
    """A shape: pieces that are all different."""
    length = len(piece(12_345))
    return lambda size: TALK + "".join(piece(number) for number in range(size // length))


SHAPES: dict[str, Callable[[int], str]] = {
    "plain talk": repeated(TALK),
    "short headings": repeated("# h\n"),
    "headings of six levels": repeated("# a\n## b\n### c\n#### d\n##### e\n###### f\n"),
    "headings of topics": numbered(lambda n: f"## Part {n}\n\n{TALK}"),
    "one long heading": lambda size: f"# {'word ' * (size // 5)}\n\n{TALK}",
    "headings with labels": numbered(lambda n: f"### {name(n)}: Why?\n\nBecause.\n\n"),
    "a long setext heading": lambda size: "some words\n" * (size // 11) + f"====\n\n{TALK}",
    "setext headings": repeated("words\n====\n\n"),
    "rules": repeated("---\n"),
    "rules and text": repeated("a\n\n---\n\n"),
    "unique bold labels": numbered(lambda n: f"**{name(n)}:** Why is that?\n\n"),
    "unique bold labels, twice": lambda size: numbered(lambda n: f"**{name(n)}:** Why?\n\n")(size // 2) * 2,
    "unique plain labels": numbered(lambda n: f"{name(n)}: Why is that?\n\n"),
    "unique labels alone": numbered(lambda n: f"**{name(n)}**\n\nWhy is that?\n\n"),
    "unique labels with times": numbered(lambda n: f"[00:{n % 60:02}:00] {name(n)}: Why?\n\n"),
    "unique initials": numbered(lambda n: f"**{chr(65 + n % 26)}{chr(65 + n // 26 % 26)}:** Why?\n\n"),
    "numbered speakers": numbered(lambda n: f"**Speaker {n}:** Why is that?\n\n"),
    "labels of one surname": numbered(lambda n: f"**{name(n).split()[0]} Okoro:** Why?\n\n"),
    "initials of many names": numbered(lambda n: f"**{name(n)} (N{n % 10}):** Why?\n\n"),
    "labels with affiliations": numbered(lambda n: f"**{name(n)} (Radio {n}):** Why?\n\n"),
    "labels in one paragraph": repeated("**Ines Okoro:** Why?\n**Bram Tielman:** So.\n"),
    "labels in div blocks": repeated(f"<div>\n{TALK}</div>\n\n"),
    "spaces in HTML": lambda size: f"{TALK}\n<p>Ines Okoro: {' ' * size}x</p>\n",
    "spaces behind a number": lambda size: f"{TALK}\n1. a{' ' * size}x\n",
    "labels in quotations": repeated("> **Ines Okoro:** Why?\n>\n> **Bram Tielman:** So.\n>\n"),
    "labels in lists": repeated("- **Ines Okoro:** Why?\n- **Bram Tielman:** So.\n"),
    "labels in tables": repeated("| Ines Okoro | Why? |\n| Bram Tielman | So. |\n"),
    "labels before links": lambda size: "".join(f"{name(n)}: [here](x)\n\n" for n in range(size // 22)) + TALK,
    "the same questions below headings": lambda size: "".join(
        f"# {name(n)}\n\n**Why is that?**\n\nI like it.\n\n**And why this?**\n\nI do.\n\n" for n in range(size // 66)
    ),
    "labels in brackets": repeated("[Ines Okoro] Why?\n\n[Bram Tielman] So.\n\n"),
    "captions": numbered(lambda n: f"{n}\n00:00:{n % 60:02},000 --> 00:00:{n % 60:02},900\n<v Ines> Why?\n\n"),
    "names in prose": numbered(lambda n: f"We spoke to {name(n)}, who runs the pump. "),
    "names that are called": numbered(lambda n: f"**Ines Okoro:** {name(n)}, why?\n\n**{name(n)}:** So.\n\n"),
    "bylines": numbered(lambda n: f"Interview by {name(n)}\n\n"),
    "key lines": numbered(lambda n: f"Guest: {name(n)}\n"),
    "introductions": numbered(lambda n: f"**Bram Tielman:** I am {name(n)}.\n\n"),
    "bold questions": repeated("**Why is that?**\n\nBecause.\n\n"),
    "bold questions before answers": repeated("**Why is that?** Because.\n\n"),
    "italic questions": repeated("*Why is that?*\n\nBecause.\n\n"),
    "questions in quotation marks": repeated("“Why is that?”\n\nBecause.\n\n"),
    "numbered questions": numbered(lambda n: f"{n}. Why is that?\n\nBecause.\n\n"),
    "a paragraph of lines": repeated("so it goes\n"),
    "one long line": repeated("so it goes "),
    "a word without end": repeated("a"),
    "colons": repeated(": "),
    "words with colons": repeated("so: it "),
    "full stops": repeated("."),
    "question marks": repeated("? "),
    "bold that never closes": repeated("**a\n"),
    "bold that never closes, in one line": repeated("**a "),
    "emphasis within emphasis": repeated("*a **b "),
    "underscores": repeated("_a"),
    "opening brackets": repeated("["),
    "closing brackets": repeated("]"),
    "links": repeated("[a](b) "),
    "broken links": repeated("[a]("),
    "pictures": repeated("![a](b.png)\n"),
    "wiki links": repeated("[[People/Ana|Ana]] "),
    "reference definitions": numbered(lambda n: f"[r{n}]: http://example.org/{n}\n"),
    "footnotes": numbered(lambda n: f"Text[^{n}].\n\n[^{n}]: Note.\n\n"),
    "parentheses": repeated("("),
    "remarks": repeated("(laughs) [inaudible] "),
    "quotations in quotations": lambda size: TALK + "\n".join("> " * min(n, 300) + "a" for n in range(size // 300)),
    "lists in lists": lambda size: TALK + "".join("  " * (n % 200) + "- a\n" for n in range(size // 200)),
    "tables": repeated("| a | b |\n|---|---|\n| c | d |\n\n"),
    "one wide table row": lambda size: TALK + "| a " * (size // 4) + "|\n",
    "code blocks": repeated("```\ncode\n```\n\n"),
    "a code block that never ends": lambda size: f"{TALK}```\n" + "code\n" * (size // 5),
    "code spans": repeated("`a` "),
    "backticks": repeated("`"),
    "HTML comments": repeated("<!-- note -->\n\n"),
    "a comment that never ends": lambda size: f"{TALK}<!-- " + "note\n" * (size // 5),
    "HTML tags": repeated("<b>a</b> "),
    "opening tags": repeated("<div>\n"),
    "angle brackets": repeated("<"),
    "entities": repeated("&amp; "),
    "backslashes": repeated("\\"),
    "times": numbered(lambda n: f"[00:{n // 60 % 60:02}:{n % 60:02}] so it goes "),
    "times on lines of their own": numbered(lambda n: f"00:{n // 60 % 60:02}:{n % 60:02}\n\nso it goes\n\n"),
    "digits": repeated("1:2"),
    "combining marks": repeated("e\u0301\u0302\u0303"),
    "joiners": repeated("a\u200d"),
    "words in Chinese": repeated("这是一个问题吗？是的。"),
    "labels in Chinese": repeated("记者：这是什么？\n\n王明：水。\n\n"),
    "words in Arabic": repeated("هذا بئر عميق؟ "),
    "front matter of many keys": lambda size: "---\ntitle: T\n" + "".join(f"k{n}: v\n" for n in range(size // 8)) + f"---\n{TALK}",
    "front matter of many people": lambda size: "---\nspeakers:\n" + "".join(f"  - {name(n)}\n" for n in range(size // 12)) + f"---\n{TALK}",
    "front matter that never ends": lambda size: "---\n" + "key: value\n" * (size // 11),
    "blank lines": repeated("\n"),
    "tabs": repeated("\ta\n"),
    "carriage returns": repeated("a\r\n"),
}  # fmt: skip
