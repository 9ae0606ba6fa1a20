"""The letters and signs that code must name; all other Arabic stands in data files."""

from __future__ import annotations

ALEF = "ا"
ALEF_MADDA = "آ"
ALEF_HAMZA_ABOVE = "أ"
ALEF_HAMZA_BELOW = "إ"
ALEF_WASLA = "ٱ"
HAMZA = "ء"
ALEF_MAQSURA = "ى"
BEH = "ب"
TEH_MARBUTA = "ة"
TEH = "ت"
SEEN = "س"
FEH = "ف"
KAF = "ك"
LAM = "ل"
MEEM = "م"
NOON = "ن"
HEH = "ه"
WAW = "و"
WAW_HAMZA = "ؤ"
YEH = "ي"
YEH_HAMZA = "ئ"
FARSI_YEH = "ی"
KEHEH = "ک"
TATWEEL = "ـ"
ARTICLE = ALEF + LAM
FATHATAN = "\u064b"
DAMMA = "\u064f"
SHADDA = "\u0651"

MARKS = "".join(map(chr, (*range(0x0610, 0x061B), *range(0x064B, 0x0660), 0x0670, *range(0x06D6, 0x06ED))))
"""Short vowels, tanwin, shadda, Quranic signs: written over or under a letter."""

INVISIBLE = "".join(
    map(chr, (*range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x206A), 0x061C, 0xFEFF, 0x00AD))
)
"""Zero-width and direction-changing characters: kept in the text, ignored by matching."""

ARABIC_INDIC_DIGITS = "٠١٢٣٤٥٦٧٨٩"
PERSIAN_DIGITS = "۰۱۲۳۴۵۶۷۸۹"
ARABIC_DECIMAL, ARABIC_THOUSANDS = "٫", "٬"
