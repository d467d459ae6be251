from markdown_it import MarkdownIt

from interviews.citing.formatting import FormattedText, emphasised


def test_emphasis_is_left_out_of_plain_text_and_kept_in_the_others() -> None:
    text = FormattedText(
        f"Halvard, R. {emphasised('Emph', 'Wells & *Ropes*')} {emphasised('Superscript', '2')}"
    )
    assert text.plain == "Halvard, R. Wells & *Ropes* 2"
    assert text.html == "Halvard, R. <em>Wells &amp; *Ropes*</em> <sup>2</sup>"
    assert text.markdown == r"Halvard, R. *Wells & \*Ropes\** 2"
    assert MarkdownIt().renderInline(text.markdown) == "Halvard, R. <em>Wells &amp; *Ropes*</em> 2"


def test_markup_in_a_title_is_text_in_html() -> None:
    assert FormattedText("<script>alert(1)</script>").html == "&lt;script&gt;alert(1)&lt;/script&gt;"


def test_spaces_at_the_edges_stand_outside_of_the_marks_of_markdown() -> None:
    assert FormattedText(f"a{emphasised('Emph', ' b ')}c").markdown == "a *b* c"
    assert FormattedText(f"a{emphasised('Emph', ' ')}c").markdown == "a c"
