"""PETRARCH's verb dictionaries: how they are read, what their codes become, what is said of the rest."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import pytest

from tawatur.codebooks import plover
from tawatur.codebooks.english import forms, plurals
from tawatur.codebooks.importing import Imported, NoEvent, cameo, import_verbs, kind_of, to_yaml
from tawatur.codebooks.petrarch import Code, VerbDictionary, parse
from tawatur.dictionaries import NotUnderstood
from tawatur.model.reading import Page
from tawatur.pipeline import Pipeline

FOLDER = Path(__file__).parent / "dictionaries"
BLOCK = "--- X [190] ---\n"


def text_of(name: str) -> str:
    return (FOLDER / name).read_text(encoding="utf-8")


@cache
def dictionary(name: str) -> VerbDictionary:
    return parse(text_of(name), name)


@cache
def imported(name: str) -> Imported:
    return import_verbs([(name, text_of(name))], name.partition(".")[0])


def made(text: str) -> Imported:
    return import_verbs([("made.txt", text)], "made")


def trigger(found: Imported, line: int) -> dict[str, Any]:
    return next(row for row in found.triggers if row["values"]["from"].endswith(f":{line}"))


def complaints(text: str) -> list[tuple[int, str, bool]]:
    return [(remark.place.line, remark.message, remark.failed) for remark in made(text).remarks]


# -- the format --------------------------------------------------------------------------------


def test_a_block_has_its_code_verbs_and_patterns() -> None:
    block = dictionary("arabic.verbs.txt").blocks[0]
    assert (block.name, block.code) == ("قطع", Code("161"))
    assert [(verb.words, verb.forms) for verb in block.verbs] == [
        (("قطع",), ("يقطع",)),
        (("جمد",), ("يجمد",)),
    ]
    assert [pattern.around for pattern in block.patterns] == [
        ("&TIES",),
        ("عن", "مدينة", "ماء"),
        ("مسافة",),
        ("&FIGURE",),
    ]


def test_a_verb_may_have_a_code_of_its_own() -> None:
    assert dictionary("arabic.verbs.txt").blocks[1].verbs[1].code == Code("194")


def test_sets_hold_words_phrases_and_sets() -> None:
    sets = dictionary("arabic.verbs.txt").sets
    assert sets["WEAPONS"].words == ("صاروخ", "مدفعية", "قذيفة_هاون")
    assert sets["FIGURE"].words == ("أرقام", "&TIES")


def test_codes_have_two_directions() -> None:
    codes = [block.code for block in dictionary("arabic.verbs.txt").blocks]
    assert codes[2:] == [Code("040", "040"), Code("010"), Code(None, "173"), Code("042", "075")]


def test_patterns_tell_order_and_joined_parties() -> None:
    blocks = dictionary("arabic.verbs.txt").blocks
    assert [pattern.reversed for pattern in blocks[1].patterns] == [False, True]
    assert blocks[2].patterns[0].mutual


def test_the_verb_that_is_inflected_may_stand_last() -> None:
    (block,) = parse(f"{BLOCK}WIRE_+TAP\nBREAK_DOWN\n+LASH_OUT\n", "made.txt").blocks
    assert [(verb.words, verb.inflected) for verb in block.verbs] == [
        (("WIRE", "TAP"), 1), (("BREAK", "DOWN"), 0), (("LASH", "OUT"), 0),
    ]  # fmt: skip


def test_a_verb_after_patterns_begins_a_block_of_the_older_manner() -> None:
    blocks = dictionary("english.verbs.txt").blocks
    assert [(block.name, block.code) for block in blocks] == [("DONATE", Code("070")), ("CARRY", Code("190"))]


def test_the_files_of_this_folder_are_understood_whole() -> None:
    assert dictionary("arabic.verbs.txt").remarks == dictionary("english.verbs.txt").remarks == ()


# -- codes -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("code", "kind", "mode", "contexts"),
    [
        ("040", "CONSULT", "", ()),
        ("0233", "REQUEST", "assist", ("human_security",)),
        ("0252", "REQUEST", "yield", ()),
        ("0353", "CONCEDE", "", ()),
        ("055", "CONCEDE", "", ()),
        ("0871", "RETREAT", "ceasefire", ("military",)),
        ("116", "SANCTION", "convict", ("legal",)),
        ("1312", "THREATEN", "restrict", ("economic",)),
        ("1431", "PROTEST", "strike", ()),
        ("163", "SANCTION", "discontinue", ("economic",)),
        ("1712", "ASSAULT", "destroy", ()),
        ("1724", "COERCE", "martial-law", ()),
        ("1833", "ASSAULT", "explosives", ()),
        ("1952", "ASSAULT", "drone", ("military",)),
        ("2042", "ASSAULT", "unconventional", ("cbrn",)),
    ],
)
def test_a_code_is_a_type_and_a_mode(code: str, kind: str, mode: str, contexts: tuple[str, ...]) -> None:
    assert kind_of(code) == (kind, mode, contexts)


def test_every_root_code_of_cameo_is_mapped_or_said_to_be_none() -> None:
    roots = {f"{number:02}" for number in range(1, 21)}
    assert set(cameo().last) == roots
    assert roots <= set(cameo().kinds) | set(cameo().none)
    for root, last in cameo().last.items():
        for digit in range(int(last) + 1):
            if root not in cameo().none:
                assert kind_of(f"{root}{digit}")[0] in plover().kinds


def test_every_type_of_plover_is_some_code() -> None:
    assert {kind for kind, _, _ in cameo().kinds.values()} == set(plover().kinds)


def test_statements_are_no_events_and_other_numbers_no_codes() -> None:
    with pytest.raises(NoEvent, match="who says what is a saying"):
        kind_of("012")
    for code in ("000", "210", "199", "029", "345"):
        with pytest.raises(NotUnderstood, match="no code of CAMEO"):
            kind_of(code)


# -- what becomes of the lines -----------------------------------------------------------------


def test_a_verb_is_a_trigger_that_names_its_line_and_code() -> None:
    row = trigger(imported("arabic.verbs.txt"), 28)
    assert (row["verb"], row["class"]) == (["دك"], "ACT_VERB")
    assert row["values"] == {
        "type": "ASSAULT", "mode": "heavy-weapons", "contexts": ["military"], "cameo": "194",
        "from": "arabic.verbs.txt:28",
    }  # fmt: skip


def test_forms_that_begin_as_an_imperfect_are_inflected_as_one() -> None:
    assert trigger(imported("arabic.verbs.txt"), 27)["imperfect"] == ["يقصف"]


def test_a_pattern_needs_its_words_and_sets() -> None:
    found = imported("arabic.verbs.txt")
    assert trigger(found, 21)["values"]["needs"] == ["SET_TIES_NEAR"]
    assert trigger(found, 22)["values"]["needs"] == ["WORD_مدينة_NEAR", "WORD_ماء_NEAR"]
    company = {row["class"]: row.get("noun") or row["word"] for row in found.company}
    assert company["SET_TIES"] == ["علاقات", "روابط"]
    assert company["SET_FIGURE"] == ["أرقام", "علاقات", "روابط"]


def test_a_pattern_of_no_event_refuses_its_verbs() -> None:
    assert trigger(imported("arabic.verbs.txt"), 19)["values"]["refuse"] == ["WORD_مسافة_NEAR"]


def test_directions_and_joined_parties_choose_the_class() -> None:
    found = imported("arabic.verbs.txt")
    classes = {line: trigger(found, line)["class"] for line in (30, 33, 35, 41)}
    assert classes == {30: "SUFFER_VERB", 33: "MUTUAL_VERB", 35: "MUTUAL_VERB", 41: "SUFFER_VERB"}


def test_what_is_not_taken_over_is_said_line_by_line() -> None:
    assert [(remark.place.line, remark.failed) for remark in imported("arabic.verbs.txt").remarks] == [
        (38, False), (44, False),
    ]  # fmt: skip
    assert "only 042 is taken over, not 075" in str(imported("arabic.verbs.txt").remarks[1])


def test_english_verbs_are_kept_with_their_forms_and_said_to_be_so() -> None:
    found = imported("english.verbs.txt")
    assert trigger(found, 6)["word"] == ["donate", "donates", "donated", "donating"]
    assert trigger(found, 7)["word"] == ["give", "gave", "given", "giving"]
    assert trigger(found, 8)["word"] == ["send over", "sends over", "sended over", "sending over"]
    (first, _) = found.remarks
    assert "found in English words of a text only: donate, give, send over" in str(first)


def test_english_sets_have_plurals_unless_they_forbid_them() -> None:
    (company,) = [row for row in imported("english.verbs.txt").company if row["class"] == "SET_CURRENCY"]
    assert company["word"] == ["dollar", "dollars", "gold"]


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("--- X [abc] ---\n", 1, "[abc] is no code"),
        ("--- X [199] ---\nضرب\n", 2, "199 is no code of CAMEO"),
        ("--- X [] ---\n", 1, "[] is no code"),
        (f"{BLOCK}ضرب [19] [18]\n", 2, "one code stands in brackets at the end"),
        (f"{BLOCK}ضرب [190\n", 2, "one code stands in brackets at the end"),
        ("--- X [190]\n", 1, "this line does not end so"),
        (f"{BLOCK}ضرب {{يضرب\n", 2, "between { and }; one of them is missing"),
        (f"{BLOCK}12\n", 2, "a verb is written in letters"),
        (f"{BLOCK}- * سكين [180]\n", 2, "a pattern without a verb above it"),
        (f"{BLOCK}ضرب\n- سكين [180]\n", 3, "a pattern has one *"),
        (f"{BLOCK}ضرب\n- * * [180]\n", 3, "a pattern has one *"),
        (f"{BLOCK}ضرب\n- * سكين\n", 3, "a pattern needs a code"),
        (f"{BLOCK}ضرب\n- * (في ظهر [180]\n", 3, "( is opened and never closed"),
        (f"{BLOCK}ضرب\n- * في ظهر}} [180]\n", 3, "} without its beginning"),
        (f"{BLOCK}ضرب\n- * (في {{ظهر) }} [180]\n", 3, "without its beginning"),
        (f"{BLOCK}ضرب\n- * &NONE [180]\n", 3, "the set &NONE is defined nowhere"),
        (f"&EMPTY\n{BLOCK}ضرب\n- * &EMPTY [180]\n", 4, "has no word"),
        (f"&A\n+&B\n&B\n+&A\n{BLOCK}ضرب\n- * &A [180]\n", 7, "contains itself"),
        ("&A\n+x\n&A\n", 3, "defined a second time"),
        ("&A B\n", 1, "a name of one word"),
        ("&A\n+[x]\n", 2, "a synonym is + and a word"),
        (f"{BLOCK}على_+هجم\n", 2, "an Arabic phrase begins with its verb"),
        (f"{BLOCK}ضرب\n<!-- open", 3, "close it with -->"),
    ],
)
def test_what_is_not_understood_is_said_with_its_line_and_a_remedy(text: str, line: int, said: str) -> None:
    told = complaints(text)
    assert any(line == at and said in message and failed for at, message, failed in told), told


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        (f"{BLOCK}ضرب\n- * مثل شعبي [---]\n", 3, "a pattern of no event can refuse by one word"),
        (f"{BLOCK}قدم+طلب+ل\n", 2, "taken as قدم طلب"),
        ("---STOP---\nضرب\n", 1, "the lines after ---STOP--- are not read"),
    ],
)
def test_what_is_taken_over_otherwise_is_said_and_has_not_failed(text: str, line: int, said: str) -> None:
    told = complaints(text)
    assert any(line == at and said in message and not failed for at, message, failed in told), told


def test_a_bad_line_costs_no_other() -> None:
    found = made(f"{BLOCK}ضرب {{\nطعن\n- * سكين\n- * ظهر [180]\n--- Y [x] ---\nنهب\n")
    assert [row["verb"] for row in found.triggers] == [["طعن"], ["طعن"]]
    assert [remark.place.line for remark in found.remarks] == [2, 4, 6]


def test_sets_of_one_name_in_two_files_are_one_company() -> None:
    files = [
        (name, f"&T\n+{word}\n{BLOCK}ضرب\n- * &T [180]\n") for name, word in (("a", "سكين"), ("b", "سيف"))
    ]
    assert import_verbs(files, "made").company == ({"class": "SET_T", "noun": ["سكين", "سيف"]},)


def test_the_codebook_that_is_written_is_read(tmp_path: Path) -> None:
    path = tmp_path / "mine.yml"
    path.write_text(to_yaml(imported("arabic.verbs.txt")), encoding="utf-8")
    own = Pipeline(codebook=[path], strict=True)
    told = "دك الجيش مواقع المسلحين ثم جمد المصرف روابطه. قطع الوفد مسافة طويلة."
    events = own.reading(Page(text=told)).events
    assert [(event.type, event.mode) for event in events] == [
        ("ASSAULT", "heavy-weapons"), ("SANCTION", "discontinue"),
    ]  # fmt: skip
    assert "diplomatic" in events[1].contexts


@pytest.mark.parametrize(
    ("verb", "regular"),
    [
        ("carry", "carries carried carrying"),
        ("seize", "seizes seized seizing"),
        ("clash", "clashes clashed clashing"),
    ],
)
def test_regular_forms_are_made(verb: str, regular: str) -> None:
    assert list(forms([verb.upper()], 0, ())) == [verb, *regular.split()]


def test_plurals_are_english() -> None:
    assert list(plurals("party")) == ["party", "parties"]
    assert list(plurals("حزب")) == ["حزب"]
