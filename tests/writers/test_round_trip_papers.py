"""Orders, announcements and memos that go out as Word or Excel come back in as the same form."""

import io
from dataclasses import asdict
from datetime import date

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from oit_pages.readers import read
from oit_pages.readers.recognise import examine
from oit_pages.readers.recognise.parts import (
    Announcement,
    Appointee,
    Comment,
    Memo,
    Order,
    Section,
)
from oit_pages.writers import docx_of, xlsx_of
from oit_pages.writers.paper import Paper
from oit_pages.writers.papers import LAYOUTS
from tests.writers.test_round_trip import SETS

WRITE = {"docx": docx_of, "xlsx": xlsx_of}
DAYS = st.dates(date(2020, 10, 1), date(2023, 9, 30))
ISSUERS = st.sampled_from(["เทศบาลตำบลบ้านใหม่งาม", "องค์การบริหารส่วนตำบลดอนแก้วทอง"])
NUMBERS = st.sampled_from(["", "412/2563", "7/2564"])
SUBJECTS = st.sampled_from(
    ["แต่งตั้งคณะทำงานเผยแพร่ข้อมูล", "แนวปฏิบัติการยืมทรัพย์สิน", "มาตรการ No Gift Policy"]
)
NAMES = st.sampled_from(["นายก้องภพ ศรีตะวัน", "นางสาวดวงแก้ว ทองประเสริฐ", "นางมาลี ใจเย็น"])
POSITIONS = st.sampled_from(["นายกเทศมนตรีตำบลบ้านใหม่งาม", "หัวหน้าสำนักปลัด"])
ROLES = st.sampled_from(["", "ประธานคณะทำงาน", "คณะทำงานและเลขานุการ"])
OPENINGS = st.sampled_from(["เพื่อให้ข้อมูลเป็นปัจจุบัน", "ด้วยเห็นสมควรกำหนดแนวปฏิบัติไว้"])
SENTENCES = st.sampled_from(["เห็นสมควรดำเนินการต่อไปนี้", "=SUM(A1) เป็นตัวอย่างสูตร"])
DUTIES = st.lists(
    st.sampled_from(["รวบรวมข้อมูล", "ตรวจความครบถ้วน", "รายงานผู้บริหารทุกเดือน"]), unique=True, max_size=3
)


#: What a paper says begins in a way that tells it from the rest of a long subject.
BODIES = st.tuples(OPENINGS, st.lists(SENTENCES, unique=True)).map(lambda two: (two[0], *two[1]))
APPOINTEES = st.lists(
    st.builds(Appointee, name=NAMES, position=POSITIONS, role=ROLES),
    unique_by=lambda one: one.name,
    max_size=3,
).map(tuple)
SIGNED = {"date": DAYS, "signatory": NAMES, "position": POSITIONS}
FORMS = {
    "order": st.builds(
        Order, issuer=ISSUERS, number=NUMBERS, subject=SUBJECTS, body=BODIES,
        appointees=APPOINTEES, duties=DUTIES.map(tuple), **SIGNED,
    ),
    "announcement": st.builds(
        Announcement, issuer=ISSUERS, number=NUMBERS, subject=SUBJECTS,
        body=BODIES, **SIGNED,
    ),
    "memo": st.builds(
        Memo,
        office=st.just("สำนักปลัด"),
        phone=st.sampled_from(["", "0 2555 0101"]),
        number=st.sampled_from(["", "ศน 70101/58"]),
        subject=SUBJECTS,
        addressee=st.just("นายกเทศมนตรี"),
        sections=st.tuples(
            st.builds(Section, heading=st.just("ข้อเท็จจริง"), body=OPENINGS),
            st.builds(Section, heading=st.just("ข้อพิจารณา"), body=st.just("เห็นควรทราบ")),
        ),
        comments=st.lists(
            st.builds(Comment, comment=st.just("เห็นควรดำเนินการ"), name=NAMES, position=POSITIONS),
            max_size=2,
        ).map(tuple),
        **SIGNED,
    ),
}  # fmt: skip


def again(kind: str, form):
    paper = Paper(name="เอกสาร", lines=tuple(LAYOUTS[form.block](asdict(form))))
    return examine(read(io.BytesIO(WRITE[kind]("ทดสอบ", [paper])), f"a.{kind}"), SETS)


@pytest.mark.parametrize("kind", sorted(WRITE))
@pytest.mark.parametrize("name", sorted(FORMS))
@settings(max_examples=25, phases=[Phase.generate])
@given(data=st.data())
def test_any_paper_comes_back_in_the_same_form(kind, name, data):
    form = data.draw(FORMS[name])
    (once,) = again(kind, form).parts
    assert type(once) is type(form)
    for part in ("number", "subject", "date", "signatory", "position", "appointees", "duties"):
        assert getattr(once, part, None) == getattr(form, part, None), part
    assert set(getattr(form, "body", ())) <= set(getattr(once, "body", ()))
    for part in ("issuer", "office", "phone", "addressee", "sections", "comments"):
        assert getattr(once, part, None) == getattr(form, part, None), part
    # What a second way out adds is nothing: lines of the layout are known again.
    (twice,) = again(kind, once).parts
    assert twice == once
