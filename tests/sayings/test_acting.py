"""Who acts in a sentence that says nothing goes on to speak in the next one."""

from __future__ import annotations

import pytest

from tests.sayings.reading import chain, read


@pytest.mark.parametrize(
    ("text", "cue", "expected"),
    [
        ("زار رئيس البلدية الميناء أمس. وقال إن الجسر مغلق.", "قال", ["رئيس البلدية"]),
        (
            "قال مدير الشرطة إن الوضع هادئ. وزار رئيس البلدية الميناء أمس. وقال إن الجسر مغلق.",
            "قال",
            ["رئيس البلدية"],
        ),
        # A verb of the other gender goes on from who spoke.
        (
            "قالت الوزيرة إن الوضع هادئ. وزار رئيس البلدية الميناء أمس. وأكدت أن الجسر مغلق.",
            "أكدت",
            ["الوزيرة"],
        ),
        # What is told of no doer changes no speaker.
        (
            "قال رئيس البلدية إن الوضع هادئ. واندلع حريق في الميناء. وقال إن الجسر مغلق.",
            "قال",
            ["رئيس البلدية"],
        ),
    ],
)
def test_who_acted_goes_on_to_speak(text: str, cue: str, expected: list[str]) -> None:
    reading = read(text)
    last = sum(reading.surface(y.cue[0]) == cue for y in reading.sayings)
    assert chain(reading, cue, last) == expected
