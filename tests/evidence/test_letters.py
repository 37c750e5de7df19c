"""What is compared is letters: no digits, spaces or punctuation, and no difference of case."""

import pytest

from oit_pages.evidence.letters import letters


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        ("(ร่าง) แผน ปี ๒๕๖๔", "ร่างแผนปี"),
        ("กรุงเทพฯ ต่าง ๆ", "กรุงเทพต่าง"),
        ("No. 12 – Plan_A", "noplana"),
        ("ดำเนินการ\u00a0แล้ว", "ดำเนินการแล้ว"),
        ("12 / 2564", ""),
    ],
)
def test_letters(text, bare):
    assert letters(text) == bare
