"""Makers: what a rule's match becomes; each judges what a pattern cannot."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from msgspec.structs import replace

from tawatur.arabic import letters as l
from tawatur.readers.sayings import homographs
from tawatur.readers.sayings.accused import is_directed, of_nobody, without_accused
from tawatur.readers.sayings.clauses import is_anothers
from tawatur.readers.sayings.evaluations import judged
from tawatur.readers.sayings.extent import gender_at, is_verbal, object_begins
from tawatur.readers.sayings.found import MARKED, Found, Line
from tawatur.readers.sayings.frames import is_framed, is_title
from tawatur.readers.sayings.hedges import HedgeFound, before_imperfect, hedge, hedge_after, hedge_aside
from tawatur.readers.sayings.judge import (
    NEGATED,
    is_adverbial,
    negated,
    opens,
    opens_quotation,
)
from tawatur.readers.sayings.negations import disbelieved, excludes
from tawatur.readers.sayings.nominals import holding, nominal_at, quoted_in
from tawatur.readers.sayings.phrases import trimmed
from tawatur.readers.sayings.pieces import after as _after
from tawatur.readers.sayings.pieces import end_of as _end
from tawatur.readers.sayings.pieces import found_at as _found
from tawatur.readers.sayings.pieces import line_at as _line
from tawatur.readers.sayings.pieces import range_of as _range
from tawatur.readers.sayings.pieces import spoken_at as _spoken
from tawatur.readers.sayings.pieces import start_of as _start
from tawatur.readers.sayings.sourced import (
    on_what,
    own_words,
    passed_about,
    reference,
    relay,
    relay_from_him,
    said_aside,
    said_before,
    via,
)
from tawatur.readers.sayings.subjects import antecedent
from tawatur.readers.sayings.verbals import begins, is_accusative
from tawatur.readers.sayings.witnessed import witnessed
from tawatur.rules import Match

LONGEST_RELATIVE = 10
PEOPLE_FROM = ("saying/noun-from", "saying/noun-to")
JOINS = frozenset({"ABOUT", "TO", "ON", "FROM", "IN"})
UNSPECIFIED = {"commitment": "asserts", "act": "report", "flag": "upstream_unspecified"}


def clause(match: Match) -> Found | None:
    """Verb, perhaps a subject, and a clause after a complementiser."""
    line, at = _line(match), _start(match, "cue")
    that = _start(match, "that")
    inside = that - (line.meets(that - 1, MARKED) and line.units[that - 1].end == line.units[that].start)
    if match.has("open"):
        return (
            None if negated(line, at) else _found(match, line, "quotation", "finite", _after(match, "open"))
        )
    if negated(line, at) or opens_quotation(line, at, inside) or is_anothers(line, at, that):
        return None
    if homographs.takes_no_clause(line, at, that):
        return None
    made = _found(match, line, "clause", "finite", _after(match, "that"))
    if made is not None and line.has(at, "RELAY"):
        return replace(made, values={**made.values, **UNSPECIFIED})
    return of_nobody(line, made)


def asked(match: Match) -> Found | None:
    """Verb, perhaps a subject, and a question."""
    line = _line(match)
    if negated(line, _start(match, "cue")):
        return None
    return _found(match, line, "clause", "finite", _start(match, "question"))


def spoken(match: Match) -> Found | None:
    """Verb, subject and words in the first person."""
    line = _line(match)
    if negated(line, _start(match, "cue")):
        return None
    return _found(match, line, "quotation", "finite", _start(match, "speech"))


def so_called(match: Match) -> Found | None:
    """A verb of naming with a pronoun for the thing, and the name that is given to it."""
    line = _line(match)
    sense = match.sense("cue")
    split = sense.split if sense is not None else None
    named = split is not None and split.suffix not in (
        "",
        l.YEH,
    )  # what is called so by nobody has no pronoun
    if not named or line.meets(_start(match, "cue") - 2, NEGATED):
        return None
    opening = _end(match, "open")
    if opening is None:
        return nominal_at(match, line, "finite")
    return _found(match, line, "nominal", "finite", opening - 1)


def of_which(match: Match) -> Found | None:
    """A verb in a relative clause whose antecedent is what is said."""
    line, at = _line(match), _start(match, "cue")
    said = None if negated(line, at) else antecedent(line, match.found.start())
    made = _found(match, line, "nominal", "finite", match.found.end())
    return replace(made, said=said) if made is not None and said is not None else None


def quotation(match: Match) -> Found | None:
    """Verb, perhaps a subject, and a quotation mark or a colon."""
    line, at = _line(match), _start(match, "cue")
    opening = _start(match, "open")
    if negated(line, at) or not opens(line, opening) or homographs.is_scare_quoted(line, at):
        return None
    if line.has(at, "BLAME") or (homographs.is_preposition(line, at) and not line.has(opening - 1, "ABOUT")):
        return None
    if not line.has(opening, "COLON"):
        if is_framed(line, at, opening) or is_title(line, opening):
            return None
        thing = quoted_in(match, line, opening)
        return thing or _found(match, line, "quotation", "finite", opening)
    return _spoken(match, line, "finite", opening + 1)


def uttering(match: Match) -> Found | None:
    """A verb of speech whose words the participle of saying opens."""
    line, opening = _line(match), _end(match, "open")
    at = _start(match, "cue")
    if negated(line, at) or not begins(line, at):
        return None
    if opening is None:
        return _found(match, line, "clause", "finite", _after(match, "that"))
    return _spoken(match, line, "finite", opening - line.meets(opening - 1, MARKED))


def nominal(match: Match) -> Found | None:
    """Verb, perhaps a subject, and what is said as a noun phrase."""
    line, at = _line(match), _start(match, "cue")
    refused = negated(line, at) or is_accusative(line, at)
    made = None if refused else _behind_relative(match, line, nominal_at(match, line, "finite"))
    return None if made is None or homographs.is_deed(line, at, made.content) else of_nobody(line, made)


def _behind_relative(match: Match, line: Line, made: Found | None) -> Found | None:
    """The same; where its preposition is another verb's, right behind a relative, with the next one."""
    join = _start(match, "join")
    behind = line.has(join - 2, "RELATIVE") and line.has(join - 2, "DEFINITE")
    if made is None or not behind or line.has(join - 1, "MARK") or join - 2 <= made.cue[0]:
        return made
    own = JOINS.intersection(line.classes[join])
    following = line.first(join + 1, min(join + LONGEST_RELATIVE, len(line)), own)
    if following is None or made.source is None or following + 1 >= len(line):
        return None
    start = line.units[following + 1].start
    source = trimmed(line, (made.source[0], following))
    return replace(made, source=source, content=following + 1, content_start=start)


def participle(match: Match) -> Found | None:
    """A participle that goes on with what the subject of the main clause says."""
    line = _line(match)
    if not is_adverbial(line, _start(match, "cue")):
        return None
    return _found(match, line, "clause", "participle", _after(match, "that"))


def participle_quotation(match: Match) -> Found | None:
    """A participle (or the noun of saying) with a quotation or a clause."""
    line, opening = _line(match), _end(match, "open")
    noun = line.has(_start(match, "cue"), "SAYING")
    if not noun and not is_adverbial(line, _start(match, "cue")):
        return None
    if opening is None:
        return _found(match, line, "clause", "participle", _after(match, "that"))
    if not opens(line, opening - 1):
        return None
    return _spoken(match, line, "participle", opening - line.meets(opening - 1, MARKED))


def participle_nominal(match: Match) -> Found | None:
    """A participle with what is said as a noun phrase."""
    line = _line(match)
    if not is_adverbial(line, _start(match, "cue")):
        return None
    return of_nobody(line, nominal_at(match, line, "participle"))


def participle_asking(match: Match) -> Found | None:
    """A participle with a question, or with what is asked about."""
    line = _line(match)
    if not is_adverbial(line, _start(match, "cue")):
        return None
    whether = _start(match, "whether")
    begin = whether if whether >= 0 else match.found.end()
    return _found(match, line, "nominal" if whether < 0 else "clause", "participle", begin)


def unsaid(match: Match) -> Found | None:
    """A charge or a suspicion of which it is not said who holds it."""
    line = _line(match)
    at = _start(match, "cue")
    refused = line.meets(at - 1, NEGATED) or is_directed(line, at)
    made = None if refused else nominal_at(match, line, "noun")
    return made and replace(made, kind="unsaid")


def suspected(match: Match) -> Found | None:
    """A suspicion of which it is not said who holds it; a verb with another form has a subject somewhere."""
    line, made = _line(match), unsaid(match)
    if made is None or not line.has(made.cue[0], "SUSPECT"):
        return made
    passive = of_nobody(line, replace(made, kind="nominal"))
    return passive if passive and passive.kind == "unsaid" else None


def accused_by(match: Match) -> Found | None:
    """A charge whose holder stands behind a preposition."""
    line = _line(match)
    made = None if negated(line, _start(match, "cue")) else nominal_at(match, line, "finite")
    return made and replace(made, source=trimmed(line, _range(match, "source")))


def labelled_by(match: Match) -> Found | None:
    """A label whose holder stands behind a preposition, after it."""
    line = _line(match)
    made = None if negated(line, _start(match, "cue")) else nominal_at(match, line, "finite")
    label = trimmed(line, (_start(match, "thing"), _start(match, "by")))
    return made and replace(made, source=trimmed(line, _range(match, "source")), said=label)


def agentless(match: Match) -> Found | None:
    """A noun of saying of which it is only said that it was done."""
    line = _line(match)
    made = None if line.meets(match.found.start() - 1, NEGATED) else nominal_at(match, line, "noun")
    return made and replace(made, kind="unsaid")


def noun(match: Match) -> Found | None:
    """A noun of saying with what is said."""
    line = _line(match)
    at = _start(match, "cue")
    refused = (
        line.has(at, "NARRATOR", "NO_CUE") or line.meets(at - 1, NEGATED) or line.has(at - 2, "NOT_SAID")
    )
    made = None if refused or homographs.is_undergone(line, at) else nominal_at(match, line, "noun")
    if made is None or homographs.is_deed(line, at, made.content):
        return None
    if made.rule in PEOPLE_FROM and line.has(made.content, "HEAD", "MEDIA"):
        return None  # a warning from somebody, an invitation to him: not what is said
    nobody = line.has(at, "CARRIER") and made.source is None
    if nobody and is_reports(line, at):  # reports of nobody are themselves what says it
        return replace(made, kind="nominal", source=made.cue)
    return without_accused(line, replace(made, kind="unsaid" if nobody else "nominal"))


def is_reports(line: Line, at: int) -> bool:
    """Whether reports or news stand at a unit."""
    sense = line.units[at].senses.get("HEAD")
    return sense is not None and sense.values.get("kind") == "reports"


def headline_colon(match: Match) -> Found | None:
    """Somebody, a colon and what he says, in a headline."""
    line = _line(match)
    if any(line.has(at, "DASH", "BRACKET_OPEN") for at in range(_start(match, "cue"))):
        return None
    return _found(match, line, "quotation", "finite", _after(match, "cue"))


def headline_noun(match: Match) -> Found | None:
    """The noun of revealing that opens a headline."""
    return _found(match, _line(match), "nominal", "noun", _after(match, "cue"))


def objected(match: Match) -> Found | None:
    """A verb whose object, beside its subject or alone, is a verbal noun that no lexicon need know."""
    line, at = _line(match), _start(match, "cue")
    piece = _range(match, "source")
    if negated(line, at) or piece is None:
        return None
    begin = object_begins(line, piece, gender_at(line, at))
    if begin is None or not is_verbal(line, begin):
        return None
    made = _found(match, line, "nominal", "finite", begin)
    return made and holding(line, made)


def not_ruled_out(match: Match) -> Found | None:
    """A negated verb of ruling out, read as one cue; that something does not exclude another says nobody."""
    made = nominal_at(match, _line(match), "finite")
    return None if made is not None and excludes(_line(match), made) else made


def not_ruled_out_object(match: Match) -> Found | None:
    """The same where the verbal noun with the article stands behind the subject."""
    line, at = _line(match), _start(match, "cue")
    piece = _range(match, "source")
    begin = object_begins(line, piece, gender_at(line, at)) if piece is not None else None
    if begin is None or not is_verbal(line, begin):
        return None
    made = _found(match, line, "nominal", "finite", begin)
    return made if made is not None and not excludes(line, made) else None


MAKERS: Mapping[str, Callable[[Match], Found | HedgeFound | None]] = {
    "clause": clause,
    "asked": asked,
    "spoken": spoken,
    "so_called": so_called,
    "of_which": of_which,
    "quotation": quotation,
    "uttering": uttering,
    "relay": relay,
    "relay_from_him": relay_from_him,
    "passed_about": passed_about,
    "nominal": nominal,
    "judged": judged,
    "objected": objected,
    "not_ruled_out": not_ruled_out,
    "not_ruled_out_object": not_ruled_out_object,
    "disbelieved": disbelieved,
    "participle": participle,
    "participle_quotation": participle_quotation,
    "participle_nominal": participle_nominal,
    "participle_asking": participle_asking,
    "via": via,
    "on_what": on_what,
    "own_words": own_words,
    "unsaid": unsaid,
    "suspected": suspected,
    "accused_by": accused_by,
    "labelled_by": labelled_by,
    "agentless": agentless,
    "noun": noun,
    "said_before": said_before,
    "said_aside": said_aside,
    "reference": reference,
    "witnessed": witnessed,
    "headline_colon": headline_colon,
    "headline_noun": headline_noun,
    "hedge": hedge,
    "before_imperfect": before_imperfect,
    "hedge_after": hedge_after,
    "hedge_aside": hedge_aside,
}
