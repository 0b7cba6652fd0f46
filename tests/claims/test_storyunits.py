"""A report that joins a story: what was read before holds only where nothing of it is read otherwise."""

from collections.abc import Callable

from twosource.claims import Judged

Judge = Callable[[dict[str, str]], Judged]

ONE = "Mayor Ines Calder opened the dam on Monday. Calder said that 14 people had worked on it."
TWO = "Ines Calder opened the dam on Monday. The dam cost $3 million."
# With a second Calder the surname alone may be anybody's.
THREE = "Ines Calder and Ruth Calder opened the dam. Calder said that 15 people had worked on the dam."


def test_a_story_told_again_with_one_more_report_is_the_story_told_from_nothing(judged: Judge) -> None:
    whole = {"Made One": ONE, "Made Two": TWO, "Made Three": THREE}
    from_nothing = judged(whole)
    fewer = judged({"Made One": ONE, "Made Two": TWO})
    assert judged(whole) == from_nothing
    assert judged({"Made One": ONE, "Made Two": TWO}) == fewer
    assert fewer != from_nothing


def test_another_text_under_the_same_name_is_read_anew(judged: Judge) -> None:
    before = judged({"Made One": ONE, "Made Two": TWO})
    after = judged({"Made One": ONE, "Made Two": TWO.replace("$3 million", "$4 million")})
    told = [s.span.text for claim in after.claims for s in claim.statements]
    assert any("$4 million" in text for text in told)
    assert not any("$3 million" in text for text in told)
    assert after != before
