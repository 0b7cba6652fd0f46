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

HUMANS = {
    "m": word_set(
        """
        man boy father dad son husband brother uncle nephew grandfather grandson king prince
        gentleman guy widower actor boyfriend stepfather stepson groom fiance godfather pope monk
        """
    ),
    "f": word_set(
        """
        woman girl mother mom mum daughter wife sister aunt niece grandmother granddaughter queen
        princess lady widow actress girlfriend stepmother stepdaughter bride fiancee godmother nun
        waitress hostess businesswoman
        """
    ),
    "any": word_set(
        """
        suspect victim student teen youth child kid toddler baby infant friend colleague aide
        guest chief judge guard nurse pilot spouse patient adult thief cop detective rookie coach
        boss mate partner rival opponent candidate nominee appointee trainee retiree employee
        inmate fugitive refugee client colonel general captain host hostage individual somebody
        someone relative cousin neighbour neighbor parent sibling twin roommate classmate teammate
        pedestrian cyclist tourist president congressperson surgeon physician attorney journalist
        veteran marine recruit graduate expert critic official professional intellectual ally
        deputy delegate advocate associate star champion legend hero
        """
    ),
    "thing": word_set(
        """
        letter matter number paper order river tower power water winter summer center centre
        corner chapter offer answer quarter border newspaper weather danger anger cancer
        dinner computer server flower shower shoulder finger trigger register counter container
        trailer error mirror floor door factor sector motor terror horror color colour favor
        favour honor honour labor labour behavior behaviour harbor harbour humor humour rumor
        rumour vapor vigor interior exterior transfer poster sticker banner bumper copper silver
        butter barrier carrier bunker helicopter disaster murder cluster filter chamber timber
        lumber agreement apartment argument
        department document element environment equipment establishment experiment government
        investment judgment judgement management moment monument movement parliament payment
        punishment replacement requirement segment settlement statement supplement treatment
        amendment advertisement announcement appointment assessment development employment
        endorsement engagement entertainment improvement incident accident account amount event
        percent content extent intent moment present talent accent crescent current
        precedent continent component plant restaurant grant giant warrant covenant want variant
        list twist mist fist wrist checklist playlist wishlist
        """
    ),
}
"""Nouns that name one person: a man, a woman, any; and those that end like such nouns and name a thing."""
