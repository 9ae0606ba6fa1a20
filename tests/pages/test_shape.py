"""Documents of any shape: text survives or a fault says what became of it, in bounded time."""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import partial

import pytest

from tawatur.intake import page_of
from tawatur.model.errors import PageUnreadable
from tawatur.readers.page.walk import DEEPEST, flattened
from tests.pages.reading import block_with, read, texts

MARKER = "علامة"
SENTENCE = f"أعلنت وزارة الصحة مساء السبت أن فريقا طبيا وصل إلى المدينة الساحلية. {MARKER}"
LINE = "قالت الوزارة إن الفريق الطبي وصل إلى المدينة أمس وبدأ عمله هناك. "
SECONDS = 12


def nested(tag: str, depth: int) -> str:
    return f"<html><body>{f'<{tag}>' * depth}<p>{SENTENCE}</p>{f'</{tag}>' * depth}</body></html>"


SHAPES: dict[str, Callable[[], str]] = {
    **{
        f"{tag} {depth}": partial(nested, tag, depth)
        for depth in (250, 260, 5_000, 100_000)
        for tag in ("div", "b")
    },
    "span 100000": lambda: nested("span", 100_000),
    "font 100000": lambda: nested("font", 100_000),
    "a 100000": lambda: nested("a", 100_000),
    "svg 100000": lambda: nested("svg", 100_000).replace("svg>", "svg >"),
    "tables": lambda: "<html><body>" + "<table><tr><td>" * 20_000 + SENTENCE,
    "lists": lambda: "<html><body>" + "<ul><li>" * 50_000 + SENTENCE,
    "buttons": lambda: "<html><body>" + "<button>" * 100_000 + SENTENCE,
    "unclosed": lambda: "<html><body>" + "<div>" * 100_000 + SENTENCE,
    "unclosed styles": lambda: (
        "<html><body>"
        + "".join(f"<font color={n}>" for n in range(170))
        + "<p>فقرة" * 50_000
        + f"<p>{SENTENCE}"
    ),
    "200000 paragraphs": lambda: (
        "<html><body>" + "<p>فقرة</p>" * 199_999 + f"<p>{SENTENCE}</p></body></html>"
    ),
    "200000 paragraphs, unclosed": lambda: "<html><body>" + "<p>فقرة" * 199_999 + f"<p>{SENTENCE}",
    "4900 paragraphs": lambda: "<html><body><article>" + f"<p>{LINE}</p>" * 4_900 + f"<p>{SENTENCE}</p>",
    "breaks": lambda: "<html><body><p>" + "سطر<br>" * 100_000 + SENTENCE,
    "a line of 5 MB": lambda: "<html><body><p>" + LINE * (5_000_000 // len(LINE.encode())) + SENTENCE,
    "a million attributes": lambda: (
        "<html><body><div " + " ".join(f"a{n:x}" for n in range(1_000_000)) + f"><p>{SENTENCE}</p>"
    ),
    "attributes with quotes": lambda: "<html><body><div " + """a1=">" """ * 500_000 + f"><p>{SENTENCE}</p>",
    "elements with attributes": lambda: (
        "<html><body>" + "<p a=1 b=2 c=3>ن</p>" * 100_000 + f"<p>{SENTENCE}</p>"
    ),
    "less-than signs": lambda: "<html><body>" + "<" * 1_000_000 + SENTENCE,
    "comments": lambda: "<html><body>" + "<!--<div>-->" * 100_000 + f"<p>{SENTENCE}</p>",
    "an unclosed comment": lambda: f"<html><body><p>{SENTENCE}</p>" + "<!--" * 500_000,
    "scripts": lambda: "<html><body>" + "<script>if(a<b)c</script>" * 100_000 + f"<p>{SENTENCE}</p>",
    "a long script": lambda: "<html><body><script>" + "if(a<b)" * 200_000 + f"</script><p>{SENTENCE}</p>",
    "an unclosed script": lambda: f"<html><body><p>{SENTENCE}</p><script>" + "a<b " * 200_000,
    "deep JSON-LD": lambda: (
        "<html><head><script type='application/ld+json'>"
        + "[" * 200_000
        + f"</script></head><body><p>{SENTENCE}</p>"
    ),
    "links": lambda: "<html><body><ul>" + "<li><a href=x>خبر</a></li>" * 30_000 + f"</ul><p>{SENTENCE}</p>",
    "groups of options": lambda: "<html><body>" + "<optgroup><option>" * 20_000 + f"<p>{SENTENCE}</p>",
    "entities": lambda: "<html><body><p>" + "&#1602;" * 1_000_000 + f" {SENTENCE}",
    "numbers": lambda: "<html><body><h1>خبر عن أمر ما</h1>" + "<p>1/1/" * 100_000 + SENTENCE,
    "text of 5 MB in a line": lambda: LINE * (5_000_000 // len(LINE.encode())) + SENTENCE,
    "text without a space": lambda: "ق" * 2_500_000 + " " + SENTENCE,
    "a million lines": lambda: "سطر\n" * 1_000_000 + SENTENCE,
}


@pytest.mark.parametrize("shape", SHAPES)
def test_no_text_is_lost_in_any_shape(shape: str) -> None:
    page = page_of(SHAPES[shape]())
    begun = time.process_time()
    reading = read(page.html or page.text or "")
    assert time.process_time() - begun < SECONDS
    assert reading.text.count(MARKER) == 1
    if block_with(reading, MARKER).role == "boilerplate":
        assert any("the rest stands in one last block" in fault.message for fault in reading.faults)


def test_open_groups_of_options_are_levels() -> None:
    assert flattened("<optgroup><option>" * 1_000).count("<optgroup>") <= DEEPEST


def test_text_between_the_cuts_of_a_deep_document_is_kept() -> None:
    words = [f"كلمة{number}" for number in range(3_000)]
    html = "<html><body>" + "".join(f"<div>{word} " for word in words) + "</div>" * 3_000
    assert " ".join(read(html).text.split()) == " ".join(words)


def test_what_looks_like_a_tag_in_a_comment_or_script_counts_for_nothing() -> None:
    html = (
        f"<html><body><!-- {'<div>' * 900} --><script>{'<div>' * 900}</script><p>{SENTENCE}</p></body></html>"
    )
    assert read(html).text == SENTENCE


@pytest.mark.parametrize(
    "hidden",
    [
        "<script>نص</script>",
        "<style>نص</style>",
        "<template>نص</template>",
        '<div style="display:none">نص</div>',
        "<div hidden>نص</div>",
        "<!-- نص -->",
    ],
)
def test_what_no_reader_sees_is_no_text(hidden: str) -> None:
    assert read(f"<html><body>{hidden}<p>{SENTENCE}</p></body></html>").text == SENTENCE


@pytest.mark.parametrize("html", ["<html></html>", "<html><body><img src=a></body></html>", "<p></p>"])
def test_a_page_without_text_is_refused(html: str) -> None:
    with pytest.raises(PageUnreadable, match="no text on the page"):
        read(html)


def test_a_page_without_a_body_says_so() -> None:
    html = "<html><body><ul><li><a href=1>الرياضة</a></li><li><a href=2>الاقتصاد</a></li></ul></body></html>"
    reading = read(html)
    assert texts(reading, "lead", "paragraph", "quote") == []
    assert any(fault.message.startswith("no body") for fault in reading.faults)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The ministry said on Saturday that a medical team had arrived in the city.", "und"),
        ("وزیر بهداشت گفت که تیم پزشکی به این شهر رسیده و کار خود را آغاز کرده است.", "und"),
        ("1234 5678", None),
        (SENTENCE, "ar"),
    ],
)
def test_what_is_not_arabic_is_a_record_that_says_so(text: str, language: str | None) -> None:
    reading = read(text)
    assert reading.language == language
    assert reading.text == text
    assert any("not Arabic" in fault.message for fault in reading.faults) is (language != "ar")


def test_a_foreign_menu_does_not_make_a_page_foreign() -> None:
    menu = "<li><a href=1>Subscribe to our newsletter and read more</a></li>" * 40
    assert (
        read(
            f"<html><body><ul>{menu}</ul><article><p>{LINE}</p><p>{LINE}</p></article></body></html>"
        ).language
        == "ar"
    )


def test_nul_and_lone_surrogates_are_named() -> None:
    reading = read(f"{SENTENCE}\0\ud800")
    assert reading.text == f"{SENTENCE}\0\ufffd"
    assert {fault.message for fault in reading.faults} == {
        "1 lone surrogates were replaced",
        "1 NUL characters in the text",
    }


@pytest.mark.parametrize("sign", ["\u202e", "\u200f", "\u2066", "\u200b", "\u00ad", "\ufeff"])
def test_invisible_characters_change_no_role_and_stay_in_the_text(sign: str) -> None:
    text = f"الاقتصاد\nوصول أول شحنة من القمح إلى الميناء\n  • 340\n{LINE}\nالمصدر: وكالات\nمقالات ذات صلة"
    marked = text.replace(" ", f" {sign}").replace("المصدر", f"{sign}المصدر")
    plain, signed = read(text), read(marked)
    assert [block.role for block in signed.blocks] == [block.role for block in plain.blocks]
    assert signed.text == marked
