"""Shapes: the part that a spelling can play in a noun phrase, worked out once per form."""

from __future__ import annotations

from typing import NamedTuple

from tawatur.arabic import letters as l
from tawatur.arabic.quotes import QUOTES
from tawatur.model.reading import Form
from tawatur.readers.events.grammar import Facts, PhraseStart

STOPS = frozenset({
    "PREPOSITION", "RELATIVE", "DEMONSTRATIVE", "PRONOUN", "NEGATION", "QAD", "FUTURE", "CONNECTIVE",
    "WAS", "THAT",
})  # fmt: skip
NUMBERS = frozenset({"NUMBER", "NUMBER_WORD"})
QUALIFIERS = frozenset({"NUMBER_ABOUT", "NUMBER_MORE", "NUMBER_LESS"})
KINDS = frozenset({
    "HUMAN", "FIGHTER", "POLICE", "OFFICE", "AUTHORITY", "LABOUR", "CROWD", "POLITY", "ARMY", "ONE_PERSON",
    "TWO_PEOPLE", "CAPTIVE", "MIGRANT", "BODY",
})  # fmt: skip
CLITIC_CLASS = {l.WAW: "AND_NP", l.FEH: "AND_NP", l.BEH: "BI_NP", l.LAM: "LI_NP", l.KAF: "KA_NP"}
LEAST_VERB = 4
NOTHING = frozenset[str]()


class Shape(NamedTuple):
    """A word in a phrase: whether it stops one, its proclitic (`cut` characters of it), what it may head.

    `kinds` are the classes of people and bodies; `verb` says that it is a plain verb of the company;
    `joints` are the phrases that begin with it and tell parties apart; `silent` that no unit begins here.
    """

    stop: bool = False
    definite: bool = False
    clitic: str = ""
    cut: int = 0
    number: bool = False
    accusative: bool = False
    office: bool = False
    describes: bool = False
    kinds: frozenset[str] = NOTHING
    measure: bool = False
    manner: bool = False
    place_lead: bool = False
    verb: bool = False
    quote: bool = False
    joints: tuple[PhraseStart, ...] = ()
    silent: bool = False


def shape_of(form: Form, facts: Facts) -> Shape:
    """The shape of a form with these facts."""
    if form.kind != "word":
        number = "NUMBER" in form.classes
        quote = not form.classes.isdisjoint(QUOTES)
        goes_on = number or quote or form.kind == "latin"
        return Shape(stop=not goes_on, number=number, quote=quote, silent=quote or not goes_on)
    company = facts.company
    if form.classes & QUALIFIERS:
        return Shape(number=True)
    number = not form.classes.isdisjoint(NUMBERS)
    clitic, cut = _clitic(form, facts)
    definite = _is_definite(form, clitic, cut)
    stop, verb = _stops(form, facts, number=number), "OTHER_VERB" in company and "LIGHT_VERB" not in company
    return Shape(
        stop=stop,
        definite=definite,
        clitic=clitic,
        cut=cut,
        number=number,
        accusative=not definite and form.plain.endswith(l.ALEF),
        office="OFFICE" in company and definite,
        describes=_describes(form),
        kinds=NOTHING if "DESCRIBES" in company else company & KINDS,
        measure="MEASURE" in company,
        manner="MANNER" in company,
        place_lead="PLACE_LEAD" in company,
        joints=facts.joints,
        verb=verb,
        silent=stop and not verb and not facts.joints and "MANNER" not in company,
    )


def _stops(form: Form, facts: Facts, *, number: bool) -> bool:
    if len(form.folded) == 1 or (not number and not form.classes.isdisjoint(STOPS)):
        return True
    return "OTHER_VERB" in facts.company or "LIGHT_VERB" in facts.company or _looks_verbal(form)


def _is_definite(form: Form, clitic: str, cut: int) -> bool:
    article = (l.ARTICLE, l.LAM) if clitic == l.LAM else l.ARTICLE
    return form.folded[cut:].startswith(article)


def _describes(form: Form) -> bool:
    """Whether a definite word looks like an adjective: an ending of relation, or a participle."""
    folded = form.folded
    return folded.endswith((l.YEH, l.YEH + l.HEH, l.YEH + l.NOON)) or folded.startswith(l.ARTICLE + l.MEEM)


def _looks_verbal(form: Form) -> bool:
    """A long word that looks like a finite verb and ends like no noun."""
    folded, plain = form.folded, form.plain
    if len(folded) < LEAST_VERB or "MONTH" in form.classes:
        return False
    if folded.startswith(l.YEH):
        return not plain.endswith((l.TEH_MARBUTA, l.YEH, l.ALEF + l.TEH))
    if plain.endswith(l.WAW + l.ALEF):
        return True
    perfect = folded.startswith(l.ALEF) and not folded.startswith(l.ARTICLE) and len(folded) > LEAST_VERB
    return perfect and plain.endswith(l.TEH) and not plain.endswith((l.ALEF + l.TEH, l.YEH + l.TEH))


def _clitic(form: Form, facts: Facts) -> tuple[str, int]:
    """The proclitic that is most likely one: before an article always, a conjunction before most words."""
    folded, company = form.folded, facts.company
    cut = 1 if folded[0] in l.WAW + l.FEH else 0
    inner = folded[cut : cut + 3]
    if inner.startswith((l.BEH + l.ARTICLE, l.KAF + l.ARTICLE)):
        return folded[cut], cut + 1
    if inner.startswith(l.LAM + l.LAM):
        return l.LAM, cut + 1
    long = len(folded) >= LEAST_VERB
    if long and folded[0] in l.BEH + l.LAM and "ROOT" not in company:
        return folded[0], 1
    if long and folded[0] == l.WAW and "WAW_ROOT" not in company:
        return l.WAW, 1
    joined = folded.startswith((l.WAW + l.ARTICLE, l.FEH + l.ARTICLE)) and "WAW_ROOT" not in company
    return (l.WAW, 1) if joined else ("", 0)
