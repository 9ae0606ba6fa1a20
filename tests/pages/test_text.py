"""Plain text as scrapers leave it: each line has its role."""

from __future__ import annotations

import pytest

from tawatur.model.reading import Page
from tests.pages.reading import read, read_page, rows, texts

LEAD = "أفادت مصادر محلية في بلدة الحمادة بأن عشرات الشاحنات عبرت المعبر الحدودي ليلة الخميس في اتجاه الجنوب."
SECOND = "وقالت المصادر، بحسب ما نقلته إذاعة محلية، إن القافلة كانت تحمل معدات ثقيلة ومواد غذائية."
THIRD = "ونفى مسؤول في الجمارك، فضل عدم ذكر اسمه، علمه بمرور أي قافلة عبر المعبر المذكور."

FULL = f"""الحدث
مصادر تتحدث عن معدات ثقيلة ومواد غذائية

عبور عشرات الشاحنات من معبر الحمادة في اتجاه الجنوب

الشروق أونلاين
  • 1204
  • 13
أرشيف
معبر الحمادة

{LEAD}

{SECOND}

{THIRD}
المصدر: وكالات

مقالات ذات صلة"""

EXPECTED = [
    ("section", "الحدث"),
    ("kicker", "مصادر تتحدث عن معدات ثقيلة ومواد غذائية"),
    ("headline", "عبور عشرات الشاحنات من معبر الحمادة في اتجاه الجنوب"),
    ("byline", "الشروق أونلاين"),
    ("counter", "• 1204"),
    ("counter", "• 13"),
    ("caption", "أرشيف"),
    ("caption", "معبر الحمادة"),
    ("lead", LEAD),
    ("paragraph", SECOND),
    ("paragraph", THIRD),
    ("source_line", "المصدر: وكالات"),
    ("related", "مقالات ذات صلة"),
]


def test_the_anatomy_of_a_whole_page() -> None:
    reading = read(FULL)
    assert rows(reading) == EXPECTED
    assert reading.outlet
    assert (reading.outlet.id, reading.outlet.country) == ("echorouk", "DZ")


@pytest.mark.parametrize("newline", ["\r\n", "\r", "\n\n\n"])
def test_line_ends_change_no_role(newline: str) -> None:
    assert rows(read(FULL.replace("\n", newline))) == EXPECTED


def test_text_is_kept_to_the_character() -> None:
    odd = f" \t{LEAD}  \r\n\n\u200f{SECOND}\t\n"
    assert read(odd).text == odd
    assert read("\ufeff" + odd).text == odd


def test_a_separate_title_stands_before_the_text_once() -> None:
    title = "عبور عشرات الشاحنات"
    reading = read_page(Page(title=title, text=f"{LEAD}\n{SECOND}"))
    assert reading.text == f"{title}\n\n{LEAD}\n{SECOND}"
    assert rows(reading)[0] == ("headline", title)
    for given in (title, f" {title}\n"):
        for text in (reading.text, f"\n{reading.text}"):
            assert read_page(Page(title=given, text=text)).text == text
    assert read_page(Page(title=" \n", text=LEAD)).text == LEAD


def test_a_title_alone_is_a_headline_without_a_body() -> None:
    reading = read_page(Page(title="عبور عشرات الشاحنات", text=""))
    assert rows(reading) == [("headline", "عبور عشرات الشاحنات")]
    assert any(fault.message.startswith("no body") for fault in reading.faults)


@pytest.mark.parametrize("line", [LEAD, "مقتل جندي في هجوم على حاجز", "قصف"])
def test_a_single_line_is_a_paragraph(line: str) -> None:
    assert rows(read(line)) == [("paragraph", line)]


@pytest.mark.parametrize(
    "headline",
    [
        "عبور عشرات الشاحنات من معبر الحمادة",
        "هل عبرت عشرات الشاحنات معبر الحمادة أم لم تعبر؟",
        "عبور مفاجئ لعشرات الشاحنات من معبر الحمادة ليلا !",
        'وزير الداخلية : لا علم لنا بأي قافلة عبرت "معبر الحمادة"',
        "الحمادة.. عبور عشرات الشاحنات في اتجاه الجنوب (صور)",
        "مصدر: عشرات الشاحنات تعبر معبر الحمادة",
    ],
)
def test_the_first_line_over_a_body_is_its_headline(headline: str) -> None:
    assert rows(read(f"{headline}\n{LEAD}\n{SECOND}")) == [
        ("headline", headline),
        ("lead", LEAD),
        ("paragraph", SECOND),
    ]


def test_paragraphs_without_a_headline() -> None:
    assert rows(read(f"{LEAD}\n{SECOND}\n{THIRD}")) == [
        ("lead", LEAD),
        ("paragraph", SECOND),
        ("paragraph", THIRD),
    ]


HEADLINE = "عبور عشرات الشاحنات من معبر الحمادة"


@pytest.mark.parametrize(
    ("line", "role"),
    [
        ("كتب: سليم بوراوي", "byline"),
        ("بقلم نادية الشامي", "byline"),
        ("الرباط: نادية الشامي", "byline"),
        ("صدى الجنوب – خاص", "byline"),
        ("الجزائر - واج", "byline"),
        ("الخميس 14 نوفمبر 2019", "dateline"),
        ("٢٠١٩/١١/١٤ - ٢١:٠٧", "dateline"),
        ("الحمادة في 14 نوفمبر / وكالة أنباء الساحل /", "dateline"),
        ("عدد المشاهدات: 1204", "counter"),
        ("12 تعليق", "counter"),
        ("صورة أرشيفية لمعبر الحمادة", "caption"),
        ("رويترز", "source_line"),
        ("(أ ف ب)", "source_line"),
    ],
)
def test_lines_between_headline_and_body(line: str, role: str) -> None:
    reading = read(f"{HEADLINE}\n{line}\n{LEAD}\n{SECOND}")
    assert rows(reading) == [("headline", HEADLINE), (role, line), ("lead", LEAD), ("paragraph", SECOND)]


def test_a_short_line_with_a_full_stop_is_a_paragraph() -> None:
    told = ["وطالبت النقابة برفع الأجور.", "وتعهد رئيس الوزراء ببناء ألف مسكن.", "وهدد سكان البلدة بالإضراب."]
    assert rows(read("\n\n".join(told))) == [
        ("lead", told[0]),
        ("paragraph", told[1]),
        ("paragraph", told[2]),
    ]
    reading = read("\n\n".join([HEADLINE, *told]))
    assert texts(reading, "headline") == [HEADLINE]
    assert texts(reading, "lead", "paragraph") == told


@pytest.mark.parametrize("line", ["شاحنات عند معبر الحمادة", "كتب: سليم بوراوي.", "الرباط: نادية الشامي."])
def test_a_short_line_without_a_sentence_is_none(line: str) -> None:
    reading = read(f"{HEADLINE}\n\nالخميس 14 نوفمبر 2019\n\n{line}\n\n{LEAD}\n\n{SECOND}")
    assert texts(reading, "lead", "paragraph") == [LEAD, SECOND]


def test_a_line_under_the_date_is_a_caption() -> None:
    caption = "شاحنات عند معبر الحمادة"
    reading = read(f"{HEADLINE}\nالخميس 14 نوفمبر 2019\n{caption}\n{LEAD}\n{SECOND}")
    assert texts(reading, "headline") == [HEADLINE]
    assert texts(reading, "caption") == [caption]


@pytest.mark.parametrize(
    ("line", "role"),
    [
        ("المصدر: واج + رويترز", "source_line"),
        ("(الوكالة الوطنية للإعلام - الميناء)", "source_line"),
        ("* خدمة «ذا هيرالد»", "source_line"),
        ("وسوم: الحمادة، الحدود", "tag"),
        ("انتهى / و س ح", "tag"),
        ("اقرأ أيضا: الجمارك تنفي", "related"),
        ("التعليقات (3)", "counter"),
        ("رابط الخبر بصحيفة الساحل: عبور عشرات الشاحنات", "boilerplate"),
        ("جميع الحقوق محفوظة لصحيفة الساحل 2019", "boilerplate"),
        ("وكانت القافلة قد توقفت ساعات عند مدخل البلدة قبل أن تعبر", "paragraph"),
    ],
)
def test_lines_after_the_body(line: str, role: str) -> None:
    assert rows(read(f"{HEADLINE}\n{LEAD}\n{SECOND}\n{line}"))[-1] == (role, line)


def test_what_follows_a_label_of_related_pages_is_related() -> None:
    more = ["الجمارك تنفي عبور أي قافلة", "إغلاق المعبر أسبوعا للصيانة"]
    reading = read("\n".join([HEADLINE, LEAD, SECOND, "مواضيع ذات صلة", *more]))
    assert texts(reading, "related") == ["مواضيع ذات صلة", *more]


def test_a_paragraph_that_is_one_quotation_is_a_quote() -> None:
    quotation = "«لم تعبر أي قافلة من هنا، والمعبر مغلق منذ الاثنين»."
    reading = read(f"{HEADLINE}\n{LEAD}\n{quotation}\n{SECOND}")
    assert texts(reading, "quote") == [quotation]
    two = "«الجمارك» تنفي عبور القافلة وتصف الخبر بأنه «شائعات»."
    assert texts(read(f"{HEADLINE}\n{LEAD}\n{two}\n{SECOND}"), "quote") == []


def test_a_cue_word_inside_a_sentence_is_no_cue() -> None:
    sentence = "المصدر: هذا ما يسأل عنه سكان البلدة كل يوم منذ أن مرت القافلة ولم يجبهم أحد."
    assert rows(read(f"{HEADLINE}\n{LEAD}\n{sentence}"))[-1] == ("paragraph", sentence)


@pytest.mark.parametrize(
    ("given", "day", "rule"),
    [
        ("2019-11-30", "2019-11-30", "page/given"),
        ("2019-11-30T22:15:00+01:00", "2019-11-30", "page/given"),
        ("30 نوفمبر 2019", "2019-11-30", "page/given"),
        ("yesterday", None, None),
    ],
)
def test_the_date_that_the_caller_gives(given: str, day: str | None, rule: str | None) -> None:
    reading = read(LEAD, published=given)
    assert (reading.published, reading.published_rule) == (day, rule)
    assert any("is no date" in fault.message for fault in reading.faults) is (day is None)


def test_the_date_of_a_date_line_or_of_the_address() -> None:
    reading = read(f"{HEADLINE}\nالخميس 14 نوفمبر 2019\n{LEAD}\n{SECOND}")
    assert (reading.published, reading.published_rule) == ("2019-11-14", "page/date-line")
    reading = read(f"{HEADLINE}\n{LEAD}", url="https://a.example/2019/11/14/x.html")
    assert (reading.published, reading.published_rule) == ("2019-11-14", "page/url")
    assert read(f"{HEADLINE}\n{LEAD}").published is None


@pytest.mark.parametrize(
    ("line", "outlet"),
    [
        ("الشروق أونلاين", "echorouk"),
        ("سكاي نيوز عربية - أبوظبي", "skynewsarabia"),
        ("رويترز - لندن", None),
        ("وكالة رويترز", None),
        ("الرياض", None),
        ("اليوم", None),
    ],
)
def test_the_outlet_by_a_line_of_the_page(line: str, outlet: str | None) -> None:
    found = read(f"{HEADLINE}\n{line}\n{LEAD}\n{SECOND}").outlet
    assert (found.id if found else None) == outlet


def lines_with(*between: str) -> list[tuple[str, str]]:
    text = "\n".join((LEAD, SECOND, *between, THIRD))
    return rows(read_page(Page(text=text, title="عبور الشاحنات من المعبر")))


def test_headlines_of_other_articles_between_paragraphs_are_no_body() -> None:
    others = ["وزير الموانئ يتهم جاره بإغراق القارب", "الصيادون: لن نعود إلى البحر"]
    assert [text for role, text in lines_with(*others) if role == "related"] == others


def test_one_heading_alone_is_the_articles_own() -> None:
    heading = "وزير الموانئ يتهم جاره بإغراق القارب"
    assert ("paragraph", heading) in lines_with(heading)


def test_a_list_between_paragraphs_is_body() -> None:
    found = lines_with("- إعادة فتح المعبر أمام المسافرين", "- صرف الرواتب المتأخرة للعمال")
    assert not [text for role, text in found if role == "related"]
