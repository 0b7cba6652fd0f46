"""Words of saying, written by hand: what the fitted weights cannot be trusted to know everywhere."""


def word_set(text: str) -> frozenset[str]:
    """The words of a text, once each: long lists read better than quoted ones."""
    return frozenset(text.split())


SPEECH = word_set(
    """
    acknowledge add admit advise affirm agree allege announce answer argue ask assert assure begin boast
    caution charge chant chide claim comment complain concede conclude confess confide confirm contend
    continue counter cry declare decry defend demand deny describe disclose elaborate emphasise emphasize
    exclaim explain finish fume gasp grumble holler hint imply inform inquire insist interject instruct
    jeer joke lament laugh maintain mock muse mumble murmur mutter note object observe offer opine order
    plead pledge point post posit predict proclaim promise pronounce propose protest quip quote read reason
    recall recite recount reflect reiterate rejoin remark remember remind repeat reply report respond retort
    reveal say scoff scream shoot shout shrug sigh sing slam smile snap speculate state stress submit suggest
    summarise summarize sum swear taunt tease tell testify thank think thunder tweet urge utter venture vow
    wail warn whisper whine wonder write yell email e-mail text retweet repost reblog message blog
    """
)
"""Verbs that can stand beside words in quotation marks and name their speaker's act."""

CALLING = word_set(
    """
    call dub label describe brand deem denounce decry term name hail characterise characterize refer
    portray paint ridicule slam blast mock praise criticise criticize condemn dismiss deride cast
    """
)
"""Verbs with which a speaker puts words on something: she called it “a farce”."""

COINING = word_set(
    """
    so-called so called dubbed nicknamed titled entitled known called named headlined slogan nickname title
    book film movie song album show series episode program hashtag label moniker motto term word phrase
    """
)
"""Words before marks that show a name, title or term instead of speech."""
