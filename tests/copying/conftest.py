"""A wire story of our own and what papers do to one: reprints, rewrites, reports of their own."""

import hashlib

import pytest

from twosource.model import Report

WIRE = """A dam above the mining town of Orvelt failed early on Sunday after two days of heavy rain, \
flooding the lower streets and forcing about 900 people to leave their homes.

Water broke through the eastern wall of the Sarn reservoir shortly before 4 a.m. and reached the railway \
station within twenty minutes, the district fire service said in its log of the night.

No deaths had been reported by noon, but eleven people were treated for cold and four others were still \
missing, among them a night watchman who was last seen near the sluice gates.

“We heard a crack like a tree falling and then the whole valley was moving,” said Petra Lindqvist, who \
runs the bakery beside the station. “I took the cash box and the dog and ran up the hill.”

The reservoir was built in 1931 to supply the mines and has belonged since 1998 to the regional water \
company, which spent three million crowns last year to repair cracks in its western wall.

The company declined to say when the eastern wall had last been inspected. A spokesman for the ministry \
of labour and defence works said that an inquiry would begin on Monday and that engineers from two \
universities had \
been asked to examine what was left of the wall.

Trains between Orvelt and the coast will not run before Thursday, \
according to the railway's timetable office."""

INDEPENDENT = {
    "valley": """Families from the flooded end of Orvelt spent Sunday night on camp beds \
in the school gymnasium.

The headmaster, Jonas Weil, counted 212 of them at breakfast. He had opened the doors himself at half past \
four, when the first cars came up from the river with their lights on and their boots full of blankets.

“We heard a crack like a tree falling and then the whole valley was moving,” said Petra Lindqvist, whose \
bakery lies beside the station.

Volunteers from neighbouring villages brought soup, and a vet looked after thirty dogs in the \
changing rooms.""",
    "engineer": """The wall that gave way at the Sarn reservoir was the one that nobody had repaired.

Minutes of the water company's board, which this newspaper has read, show that a survey in 2019 found \
seepage along the whole foot of the eastern wall. The board put the work off until the western side was done.

Professor Ilse Brandt, who teaches hydraulics, called that order of work hard to understand. An old \
earth wall fails from below, she said, and it fails quickly.""",
    "insurer": """Insurers expect claims of between 40 and 60 million crowns from the flood in Orvelt, three \
people in the trade said.

Most houses in the lower streets were built before 1950 and carry no cover against water from the \
reservoir, so the greater part of the damage will fall on their owners or on the state.

The finance minister is to speak about help for them this week.""",
}

REWRITE = """Hundreds fled when a reservoir wall collapsed over the weekend, and the search goes on.

Emma Sorel, a nurse, had carried her mother down two flights of stairs in the dark. She told this \
newspaper in the hospital's corridor that nobody had sounded a siren. The mayor says otherwise.

Water broke through the eastern wall of the Sarn reservoir shortly before 4 a.m. and reached the railway \
station within twenty minutes. In the lower town there was no light, no telephone and, for an hour, no help.

The reservoir was built in 1931 to supply the mines and has belonged since 1998 to the regional water \
company. Its director lives in the capital and could not be reached at any of his three numbers.

At the cemetery, which lies highest, people stood between the graves and looked for their own roofs."""


def _paragraphs() -> list[str]:
    return WIRE.split("\n\n")


def reprints() -> dict[str, str]:
    """Twelve ways to print the wire story, by what was done to it."""
    parts = _paragraphs()
    return {
        "verbatim": WIRE,
        "end cut": "\n\n".join(parts[:5]),
        "paragraphs merged": " ".join(parts[:3]) + "\n\n" + " ".join(parts[3:]),
        "respelled": WIRE.replace("labour", "labor").replace("defence", "defense"),
        "other marks": WIRE.replace("“", '"').replace("”", '"').replace("'", "’"),
        "background inserted": "\n\n".join(
            [*parts[:4], "Orvelt has 6,400 inhabitants and lies in the north of the country.", *parts[4:]]
        ),
        "lead rewritten": "\n\n".join(["Some 900 people fled as a dam burst above Orvelt.", *parts[1:]]),
        "words changed": WIRE.replace("early on Sunday", "before dawn on Sunday")
        .replace("treated for cold", "treated for exposure")
        .replace("declined to say", "would not say"),
        "paragraphs moved": "\n\n".join([*parts[:2], parts[4], parts[2], parts[3], *parts[5:]]),
        "quotation dropped": "\n\n".join(parts[:3] + parts[4:]),
        "furniture around": "Sign up to our newsletter\n\n"
        + WIRE
        + "\n\nRead more: Rain to return on Friday",
        "caps": WIRE.replace("A dam above the mining town", "A DAM above the mining town"),
    }


def make(name: str, text: str, **fields: object) -> Report:
    sha = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    given = {"publisher": name.title(), **fields}
    return Report(id=name.replace(" ", "-"), input=f"{name}.txt", sha256=sha, text=text, **given)


@pytest.fixture
def report():
    return make


@pytest.fixture
def wire_text() -> str:
    return WIRE


@pytest.fixture
def wire() -> list[Report]:
    """Twelve reprints; the first bears the agency's dateline."""
    texts = reprints()
    texts["verbatim"] = "ORVELT (Reuters) - " + texts["verbatim"]
    return [make(name, text) for name, text in texts.items()]


@pytest.fixture
def independent() -> list[Report]:
    return [make(name, text) for name, text in INDEPENDENT.items()]


@pytest.fixture
def rewrite() -> Report:
    return make("rewrite", REWRITE)
