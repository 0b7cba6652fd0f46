"""What the room finds in small stories of our own: agreement, and difference by slot."""

from collections.abc import Callable

import msgspec
import pytest

from twosource.claims import Judged, compare
from twosource.dossier.walking import walk
from twosource.model import Claim, Difference

from .conftest import Written, reports_of

Judge = Callable[[Written], Judged]


def find(claims: tuple[Claim, ...], *words: str) -> Claim:
    hits = [c for c in claims if all(any(w in s.span.text for s in c.statements) for w in words)]
    assert hits, f"no claim with {words}: {[c.text for c in claims]}"
    return max(hits, key=lambda c: len(c.statements))


def outcomes(differences: tuple[Difference, ...], kind: str) -> list[str]:
    return [d.outcome for d in differences if d.kind == kind]


BRIDGE: Written = {
    "Aldmoor Post": "The town council of Aldmoor voted on Tuesday to close the Mill Lane bridge to lorries. "
    "The repair of the bridge will cost £4.2 million. Shopkeepers hung yellow ribbons along the railings.",
    "Vale Herald": "Aldmoor town council voted on Tuesday to close the bridge at Mill Lane to lorries. "
    "Repairing the bridge will cost £5.9 million. Two schools moved their bus stops.",
}


def test_two_newsrooms_in_their_own_words_corroborate(judged: Judge) -> None:
    claim = find(judged(BRIDGE).claims, "voted on Tuesday to close")
    assert claim.state == "corroborated"
    assert (claim.ladder.reports, claim.ladder.publishers, claim.ladder.origins) == (2, 2, 2)
    assert claim.informants == ()


def test_what_one_report_alone_says_is_single_origin(judged: Judge) -> None:
    claims = judged(BRIDGE).claims
    for words in ("yellow ribbons", "bus stops"):
        claim = find(claims, words)
        assert claim.state == "single-origin"
        assert claim.ladder.reports == 1


def test_two_figures_for_one_thing_contradict(judged: Judge) -> None:
    result = judged(BRIDGE)
    differences = [d for d in result.differences if d.kind == "figure"]
    assert [d.outcome for d in differences] == ["contradiction"]
    assert {side.spans[0].text for side in differences[0].sides} == {"£4.2 million", "£5.9 million"}
    assert {origin for side in differences[0].sides for origin in side.origins} == {"o1", "o2"}
    assert find(result.claims, "£4.2 million").state == "contradicted"


def test_a_rounded_figure_is_no_contradiction(judged: Judge) -> None:
    result = judged(
        {
            "Aldmoor Post": "Repair of the bridge: the council of Aldmoor spent £4,187,300 on it.",
            "Vale Herald": "The council of Aldmoor spent about £4.2 million on the repair of the bridge.",
        }
    )
    assert "contradiction" not in [d.outcome for d in result.differences]
    assert find(result.claims, "repair of the bridge").state == "corroborated"


def test_another_year_is_an_update(judged: Judge) -> None:
    result = judged(
        {
            "Aldmoor Post": "In 2021, Aldmoor spent 3.1% of its budget on roads, the town hall wrote.",
            "Vale Herald": "In 2019, Aldmoor spent 2.4% of its budget on roads.",
        }
    )
    assert outcomes(result.differences, "figure") == ["update"]


def test_a_later_report_with_a_higher_toll_is_an_update(judged: Judge) -> None:
    result = judged(
        {
            "Aldmoor Post": ("The fire at the Aldmoor paper mill injured 14 workers.", "2025-03-04"),
            "Vale Herald": ("The fire at the Aldmoor paper mill injured 19 workers.", "2025-03-07"),
        }
    )
    assert outcomes(result.differences, "figure") == ["update"]


def test_years_that_somebody_served_do_not_grow_from_day_to_day(judged: Judge) -> None:
    found = judged(
        {
            "Tarn Gazette": ("Anna Berg served four months in prison for bribery.", "2031-07-28"),
            "Dale Courier": ("Anna Berg served nine months in prison for bribery.", "2031-07-29"),
        }
    )
    assert outcomes(found.differences, "figure") == ["contradiction"]


def test_a_figure_of_something_else_is_left_alone(judged: Judge) -> None:
    result = judged(
        {
            "Aldmoor Post": "The mill in Aldmoor employs 240 people. The mayor owns 12 horses.",
            "Vale Herald": "The mayor of Aldmoor has held office for 9 years. The mill burned for 30 hours.",
        }
    )
    assert result.differences == ()


def test_denial_against_affirmation(judged: Judge) -> None:
    result = judged(
        {
            "Aldmoor Post": "The Aldmoor ferry passed its safety inspection in March.",
            "Vale Herald": "The Aldmoor ferry did not pass its safety inspection in March.",
        }
    )
    assert outcomes(result.differences, "polarity") == ["contradiction"]
    assert not [c for c in result.claims if c.state == "corroborated"]


def test_two_informants_who_disagree_are_not_two_reports_that_do(judged: Judge) -> None:
    result = judged(
        {
            "Aldmoor Post": "Clara Venn said the ferry passed its safety inspection in March.",
            "Vale Herald": "Tobias Rook said the ferry did not pass its safety inspection in March.",
        }
    )
    assert outcomes(result.differences, "polarity") == ["attributed"]


def test_all_on_one_informants_word_is_attributed(judged: Judge) -> None:
    result = judged(
        {
            "Aldmoor Post": "Fire chief Clara Venn said the blaze began in the drying hall. Snow fell.",
            "Vale Herald": "The blaze began in the drying hall, according to fire chief Clara Venn.",
        }
    )
    claim = find(result.claims, "drying hall")
    assert claim.state == "attributed"
    assert claim.informants == ("Clara Venn",)
    assert claim.ladder.origins == 2


def test_words_in_marks_are_somebodys_though_nobody_is_named(judged: Judge) -> None:
    words = "Unfortunately they could not tell us the address of the person who bought it."
    result = judged(
        {
            "Aldmoor Post": f"The harbour took in the boat on Friday. {words}",
            "Vale Herald": f'A boat lay off the pier. "{words}"',
        }
    )
    claim = find(result.claims, "could not tell us")
    assert claim.ladder.origins == 2
    assert claim.state == "attributed"


def test_what_an_apposition_tells_of_a_name_is_said_of_it(judged: Judge) -> None:
    found = judged(
        {
            "Aldmoor Post": "Nina Roth of Tarn Watch, a small group that organised the march, spoke on "
            "Monday. Rain had fallen all night in the valley.",
            "Vale Herald": "Thousands came. The hardest part begins now, said Jonas Lund, one of the "
            "founders of Tarn Watch, the group that organised the march.",
        }
    )
    claims = [c for c in found.claims if c.ladder.reports > 1]
    assert [{s.span.report for s in c.statements} for c in claims] == [{"aldmoor-post", "vale-herald"}]
    assert all("Tarn Watch" in s.span.text for s in claims[0].statements)


def test_a_statement_of_us_in_a_reports_own_words_is_one_voice(judged: Judge) -> None:
    result = judged(
        {
            "Aldmoor Post": "Workers stood at the gate. Our plant is closed until further notice.",
            "Vale Herald": "Snow fell on the mill. The Aldmoor plant is closed until further notice.",
        }
    )
    assert find(result.claims, "until further notice").state == "attributed"


@pytest.mark.parametrize(
    ("other", "agreed"),
    [
        ("Peter Holm sold the farm in May.", False),
        ("Peter Holm and his wife sold the farm in May.", True),
        ("Peter and Anna Holm sold the farm in May.", True),
    ],
)
def test_what_a_family_did_is_not_what_one_of_it_did(judged: Judge, other: str, agreed: bool) -> None:
    result = judged(
        {"Aldmoor Post": "The Holms sold the farm in May. Peter Holm is a farmer.", "Vale Herald": other}
    )
    assert [c.state for c in result.claims if c.ladder.reports > 1] == ["corroborated"] * agreed


def test_a_share_of_a_known_body_against_a_count_of_its_members(judged: Judge) -> None:
    result = judged(
        {
            "Aldmoor Post": "Leaving the Harbour Compact requires the approval of two-thirds of the Senate.",
            "Vale Herald": "Leaving the Harbour Compact would require the approval of 60 senators.",
        }
    )
    assert outcomes(result.differences, "figure") == ["contradiction"]
    assert "67" in result.differences[0].explanation


def test_a_lasting_count_and_its_bound_refine_each_other(judged: Judge) -> None:
    result = judged(
        {
            "Aldmoor Post": "Only 11 of the 32 member states of the Harbour Compact have paid for the pier.",
            "Vale Herald": "The Harbour Compact now comprises over 30 countries. Its cook is from Aldmoor.",
        }
    )
    assert outcomes(result.differences, "figure") == ["refinement"]


def test_one_voice_in_other_media_is_shown(judged: Judge) -> None:
    result = judged(
        {
            "Aldmoor Post": "Clara Venn wrote on X that Aldmoor should leave the Harbour Compact.",
            "Vale Herald": "In an interview, Clara Venn said that Aldmoor should leave the Harbour Compact.",
        }
    )
    assert outcomes(result.differences, "medium") == ["contradiction"]


def test_who_else_saw_the_words_in_one_medium_stands_on_its_side(judged: Judge) -> None:
    result = judged(
        {
            "Aldmoor Post": "Clara Venn wrote on X that Aldmoor should leave the Harbour Compact.",
            "Vale Herald": "In an interview, Clara Venn said that Aldmoor should leave the Harbour Compact.",
            "Hull Courier": "Clara Venn spoke out in support of Aldmoor leaving the Harbour Compact.\n"
            "The mayor made the remarks in a post on X yesterday.",
        }
    )
    (medium,) = [d for d in result.differences if d.kind == "medium"]
    posts = max(medium.sides, key=lambda s: len(s.spans))
    assert {span.report for span in posts.spans} == {"aldmoor-post", "hull-courier"}
    assert any(span.text == "post on X" for span in posts.spans)


def test_a_reprint_is_one_origin(judged: Judge) -> None:
    wire = (
        "AYLEBY (AP) — The paper mill of Ayleby burned down on Sunday night after a boiler burst in the "
        "drying hall, and the river turned white with pulp as far as the Vale bridge. Forty families were "
        "brought to the school, where teachers handed out blankets and soup until the morning. The owner, "
        "Brandt Paper, has run the mill since 1987 and employs half of the village."
    )
    result = judged({"Aldmoor Post": wire, "Vale Herald": wire.replace("AYLEBY (AP) — ", "")})
    claim = find(result.claims, "burned down")
    assert claim.ladder.reports == 2
    assert claim.ladder.origins == 1
    assert claim.state == "single-origin"


@pytest.mark.parametrize("texts", [BRIDGE])
def test_order_of_reports_does_not_matter(walked: Callable, texts: Written) -> None:
    results = []
    for names in (sorted(texts), sorted(texts, reverse=True)):
        w = walked({name: texts[name] for name in sorted(names)})
        result = compare(w.parsed, w.quotations, w.people, w.copying, families=w.families)
        results.append(msgspec.json.encode((result.claims, result.differences, result.timeline)))
    assert results[0] == results[1]


def test_every_span_is_its_texts_slice(judged: Judge) -> None:
    text = {report.id: report.text for report in reports_of(BRIDGE)}
    result = judged(BRIDGE)
    spans = [s.span for c in result.claims for s in c.statements]
    spans += [span for d in result.differences for side in d.sides for span in side.spans]
    spans += [span for event in result.timeline for span in event.spans]
    assert spans
    for span in spans:
        assert span.text == text[span.report][span.start : span.end] != ""


@pytest.mark.parametrize("text", ["", "\n\n", "…", "“", "No verb here", "‘’‘ 5% 5% 5%", "a" * 3000])
def test_no_text_makes_it_raise(judged: Judge, text: str) -> None:
    result = judged({"Aldmoor Post": text, "Vale Herald": "The mill of Aldmoor burned down on Sunday."})
    assert all(c.state != "corroborated" for c in result.claims)


def test_the_same_words_without_a_credit_are_one_origin(judged: Judge) -> None:
    shared = "The bridge over the Tarn was closed to all traffic after cracks were found in its eastern pier."
    result = judged(
        {
            "Aldmoor Post": f"{shared} Commuters waited in the rain for the 7:40 bus to the market.",
            "Vale Herald": f"A ferry will run from Monday until the pier is mended. {shared}",
        }
    )
    claim = find(result.claims, "closed to all traffic")
    assert (claim.ladder.reports, claim.ladder.origins, claim.state) == (2, 1, "single-origin")


def test_all_and_half_are_not_agreed_on(judged: Judge) -> None:
    result = judged(
        {
            "Aldmoor Post": "All of the mill's workers voted for the strike on Friday evening.",
            "Vale Herald": "Half of the workers of the mill voted for the strike on Friday evening.",
        }
    )
    assert "corroborated" not in [c.state for c in result.claims]


def test_who_does_it_and_who_suffers_it_are_not_exchanged(judged: Judge) -> None:
    result = judged(
        {
            "Aldmoor Post": "Guards of the freighter Tarn Queen fired at the smugglers off Aldmoor.",
            "Vale Herald": "The smugglers fired at the freighter Tarn Queen off Aldmoor.",
        }
    )
    assert "corroborated" not in [c.state for c in result.claims]


def test_a_compound_measure_of_one_thing_contradicts(judged: Judge) -> None:
    result = judged(
        {
            "Aldmoor Post": "The mayor read from a 48-page report on the pier. The report is out.",
            "Vale Herald": "Engineers blamed old timber in their 47-page report. Divers praised the report.",
        }
    )
    assert [d.outcome for d in result.differences] == ["contradiction"]
    assert [side.value for side in result.differences[0].sides] == ["48-page report", "47-page report"]


def test_not_only_denies_nothing(judged: Judge) -> None:
    result = judged(
        {
            "Aldmoor Post": "The patrol boat not only stopped the smugglers off Aldmoor but caught them.",
            "Vale Herald": "The patrol boat stopped the smugglers off Aldmoor.",
        }
    )
    assert outcomes(result.differences, "polarity") == []


def test_two_forms_of_a_name_are_no_difference(judged: Judge) -> None:
    result = judged(
        {
            "Aldmoor Post": "The quake struck along the faults that encircle the Pacific Ocean.",
            "Vale Herald": "The quake struck along the faults that encircle the Pacific Basin.",
        }
    )
    assert result.differences == ()


def test_a_claim_says_no_more_than_each_report_behind_it(judged: Judge) -> None:
    claims = judged(
        {
            "Aldmoor Post": "The Aldmoor Post obtained a letter that the mayor's lawyer, Ada Roe, sent to "
            "the minister of roads on 3 May.",
            "Vale Herald": "A spokesman pointed to a letter that the mayor's lawyer, Ada Roe, sent to the "
            "minister of roads in May.",
        }
    ).claims
    for claim in claims:
        if claim.ladder.reports > 1:
            assert "obtained" not in claim.text and "pointed" not in claim.text


def test_what_is_said_in_quite_other_words_is_agreed(judged: Judge) -> None:
    claims = judged(
        {
            "Aldmoor Post": "Clara and Jon Venn are scheduled to appear in court on Thursday morning in "
            "Brackley. The bridge was closed.",
            "Vale Herald": "The couple, Clara and Jon Venn, are due before a judge in Brackley on Thursday "
            "morning. Snow fell on the hills.",
        }
    ).claims
    claim = find(claims, "on Thursday")
    assert claim.state == "corroborated" and claim.ladder.reports == 2


def test_a_headline_is_held_against_its_own_text() -> None:
    def state(title: str, text: str) -> tuple[str, str]:
        report = msgspec.structs.replace(reports_of({"Aldmoor Post": text})[0], title=title)
        w = walk([report])
        (headline,) = compare(w.parsed, w.quotations, w.people, w.copying).headlines
        assert headline.title == title
        if headline.span is not None:
            assert text[headline.span.start : headline.span.end] == headline.span.text
        return headline.state, headline.span.text if headline.span else ""

    text = (
        "The town council of Aldmoor voted on Tuesday to close the Mill Lane bridge to lorries. "
        "The work will take eight years. Shopkeepers hung yellow ribbons along the railings."
    )
    said, sentence = state("Aldmoor council votes to close bridge to lorries", text)
    assert said == "said" and sentence.startswith("The town council")
    assert state("Work on bridge will take seven years", text) == ("other-figure", "eight years")
    assert state("Mayor flees abroad with the town's money", text) == ("not-in-one-sentence", "")


def test_two_round_figures_are_not_one_claim(judged: Judge) -> None:
    claims = judged(
        {
            "Aldmoor Post": "The Brandts have paid £43 million in town taxes since 2007.",
            "Vale Herald": "The Brandts have paid nearly £44 million in town taxes since 2007.",
        }
    ).claims
    assert {c.state for c in claims} <= {"single-origin", "contradicted"}


def test_a_claim_is_cut_where_the_others_do_not_say_the_rest(judged: Judge) -> None:
    claims = judged(
        {
            "Aldmoor Post": "Mayor Clara Venn was defeated on Sunday night by a political novice.",
            "Vale Herald": "Clara Venn, the mayor, was beaten at the polls on Sunday night.",
        }
    ).claims
    claim = find(claims, "Sunday night")
    assert claim.state == "corroborated" and "novice" not in claim.text


def test_what_several_did_is_not_what_one_named_person_did(judged: Judge) -> None:
    claims = judged(
        {
            "Aldmoor Post": "As they walked over the bridge, they chanted and waved yellow Aldmoor flags.",
            "Vale Herald": "Marta Lind walked with the group, waving a huge yellow Aldmoor flag.",
        }
    ).claims
    assert [(c.state, c.ladder.reports) for c in claims] == [("single-origin", 1)] * 2


def test_what_nobody_knows_is_not_claimed(judged: Judge) -> None:
    claims = judged(
        {
            "Aldmoor Post": "Inspector Venn didn't know how long the suspect had worked at the brewery.",
            "Vale Herald": "Police do not know how long the suspect had worked at the brewery, Venn said.",
        }
    ).claims
    assert claims and not [c for c in claims if c.text.startswith("how long")]


def test_who_is_rescued_in_one_report_is_not_who_is_found_in_the_other(judged: Judge) -> None:
    found = judged(
        {
            "Aldmoor Post": "A climber, Jon Venn, died on the Tarnfell. The other three men were rescued by "
            "about 10am on Sunday morning.",
            "Vale Herald": "Jon Venn died on the Tarnfell in the snow. His body was recovered by rescuers on "
            "Sunday afternoon.",
        }
    )
    assert [d for d in found.differences if d.outcome == "contradiction"] == []


def test_a_shortened_rank_is_no_other_speaker(judged: Judge) -> None:
    words = "“Kai is around two to three years old and is a lovely dog with a nice nature,”"
    found = judged(
        {
            "Aldmoor Post": f"A dog was left at a station. {words} Insp Taylor said. The dog is in Brackley.",
            "Vale Herald": f"Inspector Stewart Taylor looks after a dog. {words} said Stewart Taylor.",
        }
    )
    assert [d for d in found.differences if d.kind == "speaker"] == []


def test_what_is_corrected_is_not_denied(judged: Judge) -> None:
    found = judged(
        {
            "Aldmoor Post": "The source of the Globe reporters was not one person, but a combination of "
            "people.",
            "Vale Herald": "The source for reporters Roe and Brandt was not one person, but probably two.",
            "Tarn Courier": "The source of the Globe reporters was a combination of several people.",
        }
    )
    statements = [statement for claim in found.claims for statement in claim.statements]
    assert {s.polarity for s in statements if "source" in s.span.text} == {"+"}
    assert not found.differences


def test_what_nothing_corrects_is_denied(judged: Judge) -> None:
    found = judged({"Aldmoor Post": "The source of the two Globe reporters was not a woman of their office."})
    assert {s.polarity for claim in found.claims for s in claim.statements} == {"-"}


def test_a_day_that_one_report_gives_otherwise_does_not_contradict_what_all_say(judged: Judge) -> None:
    result = judged(
        {
            "Tarn Gazette": "The county council closed the Brackley bridge on Tuesday. Few trust it.",
            "Dale Courier": "On Wednesday the county council closed the Brackley bridge. Shares fell.",
            "Moor Post": "Tom Sedley left. The Brackley bridge was closed by the county council, he said.",
            "Coast Wire": "The county council has closed the Brackley bridge after a crack was seen.",
        }
    )
    assert [d.outcome for d in result.differences if d.kind == "date"] == ["contradiction"]
    (claim,) = [c for c in result.claims if c.ladder.reports > 1]
    assert "day" not in claim.text
    assert claim.state == "corroborated"


def test_a_figure_that_a_report_tells_as_an_earlier_one_is_updated(judged: Judge) -> None:
    story: Written = {
        "Tarn Gazette": "Some 30 people were killed when three shells hit the school in Oxenby.",
        "Dale Courier": "At least 43 people were killed when three shells hit the school in Oxenby. The "
        "agency said earlier that it had confirmed 30 dead.",
    }
    assert outcomes(judged(story).differences, "figure")[0] == "update"
    story["Dale Courier"] = (
        "At least 43 people were killed when three shells hit the school in Oxenby. Earlier this month 30 "
        "people died in a fire."
    )
    assert outcomes(judged(story).differences, "figure") == ["contradiction"]


def test_shares_that_fell_further_a_day_later_are_an_update(judged: Judge) -> None:
    found = judged(
        {
            "Tarn Gazette": ("Shares of Orrin Mills fell 3 percent on the exchange.", "2031-07-28"),
            "Dale Courier": ("Shares of Orrin Mills fell 5 percent on the exchange.", "2031-07-29"),
        }
    )
    assert "contradiction" not in outcomes(found.differences, "figure")


def test_a_word_like_originally_elsewhere_in_a_sentence_updates_no_figure(judged: Judge) -> None:
    found = judged(
        {
            "Tarn Gazette": "The hall, originally a mill, collapsed and killed 43 people.",
            "Dale Courier": "The hall collapsed and killed 30 people.",
        }
    )
    assert outcomes(found.differences, "figure") == ["contradiction"]
