"""The same transcript in two files is known again, whatever its form."""

from __future__ import annotations

from interviews.library.checking import Transcripts
from interviews.parsing import parse

TALK = """**Ana Ruiz:** How deep is the water under Hollin?

**Bo Lind:** Forty metres. It was *eleven* when I was young.

**Ana Ruiz:** And what became of the wells in the village?

**Bo Lind:** They fell dry, all of them but one.
"""
OTHER = """**Ana Ruiz:** Who owns the mill by the brook?

**Cleo Marr:** My uncle does, and before him it was his.

**Ana Ruiz:** Thank you.

**Cleo Marr:** Thank you very much for coming.
"""


def test_a_copy_a_shorter_one_and_one_in_another_form_are_the_same() -> None:
    seen = Transcripts()
    assert seen.same_as("a.md", parse(TALK)) is None
    assert seen.same_as("other.md", parse(OTHER)) is None
    assert seen.same_as("copy.md", parse(TALK)) == "a.md"
    plain = TALK.replace("**Ana Ruiz:**", "Q:").replace("**Bo Lind:**", "A:").replace("*", "").upper()
    assert seen.same_as("b.md", parse(plain)) == "a.md"
    longer = TALK + "\n**Ana Ruiz:** Which one was it, then?\n\n**Bo Lind:** The one below the red stone.\n"
    assert seen.same_as("c.md", parse(longer)) == "a.md"


def test_greetings_and_a_quoted_answer_make_no_twin() -> None:
    seen = Transcripts()
    assert seen.same_as("a.md", parse(TALK)) is None
    assert (
        seen.same_as("b.md", parse(OTHER + "\n**Ana Ruiz:** How deep is the water under Hollin?\n")) is None
    )
    assert seen.same_as("empty.md", parse("Nothing.")) is None
    assert seen.same_as("empty-too.md", parse("Nothing.")) is None
