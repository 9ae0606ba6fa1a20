"""What the events room knows of a spelling: trigger senses, company, and its part in a noun phrase.

Two lexicons: the triggers (`lexicon/`, the grammar's own) and the company (`company/`): words that
decide what a weak trigger means, that name a subject, or that end a noun phrase. Everything is looked
up once per distinct form.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from tawatur.arabic import letters as l
from tawatur.model.reading import Form, Word
from tawatur.rules import Lexicon, Sense, sense_of
from tawatur.rules.grammar import FORMS_KEPT
from tawatur.rules.lexicon import attaches

TRIGGER_CLASSES = frozenset(
    {
        "ACT_VERB", "SUFFER_VERB", "MUTUAL_VERB", "ACT_PARTICIPLE", "ACTOR_NOUN", "TARGET_NOUN",
        "MUTUAL_NOUN", "BARE_NOUN", "ACTOR_PERSON", "TARGET_PERSON",
    }
)  # fmt: skip

FINITE_CLASSES = frozenset({"ACT_VERB", "SUFFER_VERB", "MUTUAL_VERB"})

VICTIMS = frozenset({"ONE_VICTIM", "ONE_OF_THEM"})

LOOKED_UP = frozenset({"word", "latin"})
"""Kinds of forms that may be in a lexicon; only a user's has Latin words."""
SUBJECTS = frozenset({"SPORT_WORD", "ACCIDENT_WORD"})

PhraseStart = tuple[tuple[str, ...], Sense]


class Facts(NamedTuple):
    """What is known of a form: trigger senses (best first), phrases begun, company classes.

    `company_seconds` are the second words of the company's phrases, asked before the phrases themselves;
    `joints` are phrases such as «على يد» that tell the parties apart; `silent` says that nothing of the
    form can be a trigger, `noted` that it is of a subject: sport, accident, or a weapon. `tolls` are the
    senses that tell of killed or injured, `victims` how many persons the word alone names (0: none told).
    """

    senses: tuple[Sense, ...]
    starts: tuple[PhraseStart, ...]
    company: frozenset[str]
    company_starts: tuple[PhraseStart, ...]
    company_seconds: frozenset[str] = frozenset()
    joints: tuple[PhraseStart, ...] = ()
    contexts: tuple[str, ...] = ()
    modes: tuple[str, ...] = ()
    silent: bool = True
    noted: bool = False
    tolls: tuple[Sense, ...] = ()
    victims: int = 0


class Vocabulary:
    """Facts by form. `triggers` is the grammar's lexicon; the company is read from `folder`."""

    def __init__(self, triggers: Lexicon, folder: Path) -> None:
        """Read the company files. Raises LexiconError on anything not understood."""
        self.triggers = triggers
        self.company = Lexicon()
        for path in sorted(folder.glob("*.yml")):
            self.company.add(path)
        self._facts: dict[Form, Facts] = {}

    def facts(self, form: Form) -> Facts:
        """The form's facts, looked up once."""
        facts = self._facts.get(form)
        if facts is None:
            if len(self._facts) > FORMS_KEPT:
                self._facts.clear()
            facts = self._facts[form] = self._look_up(form)
        return facts

    def facts_of(self, words: Sequence[Word]) -> list[Facts]:
        """The facts of each word of a sentence."""
        known = self._facts
        return [known.get(word.form) or self.facts(word.form) for word in words]

    def _look_up(self, form: Form) -> Facts:
        if form.kind not in LOOKED_UP:
            return Facts((), (), frozenset(), ())
        senses = [s for s in self.triggers.senses(form) if _is_trigger(s) and _is_sound(s)]
        senses.sort(key=_rank)
        others = [s for s in self.triggers.senses(form) if not _is_trigger(s)]
        others += [s for s in self.company.senses(form) if _is_sound(s)]
        company = {name for sense in others for name in sense.surface.classes}
        if senses and all(_is_finite(sense) for sense in senses):
            company.add("OTHER_VERB")
        starts, phrases = _starts(self.triggers, form), _starts(self.company, form)
        starts.sort(key=lambda start: not is_own(start[1]))
        begun = tuple(start for start in starts if _is_trigger(start[1]))
        return Facts(
            senses=tuple(senses),
            starts=begun,
            company=frozenset(company),
            company_starts=tuple(phrases),
            company_seconds=frozenset(rest[0] for rest, _ in phrases),
            joints=tuple(start for start in starts if not _is_trigger(start[1])),
            contexts=tuple(sorted(name for name in company if name.startswith("CONTEXT_"))),
            modes=tuple(sorted(name for name in company if name.startswith("MODE_"))),
            silent=not senses and not begun,
            noted=any(name in SUBJECTS or name.startswith("MODE_") for name in company),
            tolls=tuple(sense for sense in others if "toll" in sense.values),
            victims=_victims(others),
        )


def _victims(senses: Sequence[Sense]) -> int:
    """One or two persons; 0 where the word names none, or is a dual spelt like a plural."""
    for sense in senses:
        if "TWO_VICTIMS" in sense.surface.classes:
            return 2
        if not VICTIMS.isdisjoint(sense.surface.classes):
            inflected = sense.surface.inflected
            if inflected is None or inflected.number != "dual":
                return 1
            return 0 if "sound" in sense.values and inflected.form.endswith(l.YEH + l.NOON) else 2
    return 0


def _is_trigger(sense: Sense) -> bool:
    return not TRIGGER_CLASSES.isdisjoint(sense.surface.classes)


def _is_finite(sense: Sense) -> bool:
    return not FINITE_CLASSES.isdisjoint(sense.surface.classes)


def _is_sound(sense: Sense) -> bool:
    """No noun with article and pronoun, no first person's pronoun (it is the ending of an adjective)."""
    split = sense.split
    if split is None or not split.suffix:
        return True
    return split.suffix not in l.YEH + l.KAF and not split.stem.startswith(l.ARTICLE)


def _rank(sense: Sense) -> tuple[bool, int, int]:
    """A user's first, then what asks for the most company; of equals the one with the least cut off."""
    needs = listed(sense.values.get("needs"))
    near = any(name.endswith("_NEAR") for name in needs)
    cut = len(sense.split.prefix) + len(sense.split.suffix) if sense.split else 0
    return (not is_own(sense), 0 if near else 1 if needs else 2, cut)


def is_own(sense: Sense) -> bool:
    """Whether a sense is from a user's codebook."""
    return "codebook" in sense.values


def listed(names: str | Sequence[str] | None) -> Sequence[str]:
    """The classes that `needs` or `refuse` names: none, one, or several in a list."""
    return () if not names else (names,) if isinstance(names, str) else names


def _starts(lexicon: Lexicon, form: Form) -> list[PhraseStart]:
    return [
        (rest, sense_of(surface, split))
        for split in form.splits
        if not split.suffix
        for rest, surface in lexicon.phrases.get(split.stem, ())
        if attaches(surface, split)
    ]
