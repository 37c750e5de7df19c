"""A file that was brought in before: asked, replaced where it stood, or added."""

import pytest
from django.core.management import CommandError
from hypothesis import given
from hypothesis import strategies as st
from wagtail.models import PageLogEntry, Revision

from oit_pages.actions.import_document import ImportedBefore, import_document
from oit_pages.actions.import_log import replaced
from oit_pages.models import IndicatorPage
from tests.factories import block, text
from tests.readers import make


@pytest.fixture
def o43(year_page) -> IndicatorPage:
    return IndicatorPage.objects.get(subject="integrity-measures-implementation").specific


@pytest.fixture
def report(tmp_path):
    """A file of a text and a table; `report(n)` writes its n-th edition under the same name."""
    path = tmp_path / "รายงาน.docx"

    def write(number: int, *more):
        table = (make.HEADINGS, (f"มาตรการที่ {number}", *make.ROW[1:]))
        path.write_bytes(make.word(f"ข้อความฉบับที่ {number}", table, *more))
        return path

    return write


def draft(page) -> list[dict]:
    known = IndicatorPage.objects.get(pk=page.pk).specific.get_latest_revision_as_object()
    return list(known.body.raw_data)


def test_the_second_time_is_asked_about(o43, report):
    import_document(report(1), o43)
    before = Revision.objects.count()
    with pytest.raises(ImportedBefore, match="รายงาน.docx") as error:
        import_document(report(2), o43)
    assert error.value.count == 2
    assert Revision.objects.count() == before


def test_replacing_puts_the_new_where_the_old_stood(o43, report):
    o43.body = [text("<p>ก่อน</p>")]
    o43.save_revision()
    old = import_document(report(1), o43).page
    old.body = [*old.body.raw_data, text("<p>หลัง</p>")]
    old.save_revision()
    ids = [child["id"] for child in draft(o43)]
    import_document(report(2, *make.ORDER), o43, again="replace")
    now = draft(o43)
    kinds = ["rich_text", "rich_text", "measure_table", "order", "rich_text"]
    assert [child["type"] for child in now] == kinds
    assert "ฉบับที่ 2" in now[1]["value"]
    assert "ก่อน" in now[0]["value"]
    assert "หลัง" in now[4]["value"]
    assert [now[at]["id"] for at in (0, 1, 2, 4)] == ids


def test_replacing_twice_replaces_all_of_it(o43, report):
    import_document(report(1), o43)
    import_document(report(2, *make.ORDER), o43, again="replace")
    import_document(report(3), o43, again="replace")
    assert [child["type"] for child in draft(o43)] == ["rich_text", "measure_table"]
    assert "ฉบับที่ 3" in draft(o43)[0]["value"]


def test_adding_keeps_both(o43, report):
    import_document(report(1), o43)
    import_document(report(2), o43, again="add")
    assert len(draft(o43)) == 4


def test_what_is_gone_from_the_page_is_no_question(o43, report):
    page = import_document(report(1), o43).page
    page.body = []
    page.save_revision()
    assert import_document(report(2), o43).blocks == 2


def test_another_name_is_another_file(o43, report, tmp_path):
    import_document(report(1), o43)
    other = tmp_path / "อื่น.docx"
    other.write_bytes(make.word("อื่น"))
    assert import_document(other, o43).blocks == 1


def test_the_history_tells_what_came_from_where(o43, report, client, webmaster):
    import_document(report(1), o43, user=webmaster)
    entry = PageLogEntry.objects.get(page_id=o43.pk, action="oit_pages.import")
    assert entry.data["blocks"] == [child["id"] for child in draft(o43)]
    client.force_login(webmaster)
    told = client.get(f"/admin/pages/{o43.pk}/history/").content.decode()
    assert "รายงาน.docx" in told


def test_a_pdf_is_asked_about_too(o43, tmp_path):
    path = tmp_path / "a.pdf"
    path.write_bytes(b"%PDF-1.4\n%%EOF")
    import_document(path, o43)
    with pytest.raises(ImportedBefore):
        import_document(path, o43)
    import_document(path, o43, again="replace")
    assert len(draft(o43)) == 1


def test_the_command_asks(o43, report, run):
    path = str(report(1))
    run("oit_import", path, page=str(o43.pk))
    with pytest.raises(CommandError, match=r"รายงาน\.docx"):
        run("oit_import", path, page=str(o43.pk))
    run("oit_import", path, page=str(o43.pk), again="replace")
    assert len(draft(o43)) == 2


def test_the_form_asks(o43, report, client, webmaster):
    client.force_login(webmaster)
    address = f"/admin/oit/import/{o43.pk}/"
    for expected, more in ((2, {}), (2, {}), (2, {"again": "replace"}), (4, {"again": "add"})):
        with report(1).open("rb") as file:
            answer = client.post(address, {"file": file, **more})
        assert len(draft(o43)) == expected
    assert answer.status_code == 302
    with report(1).open("rb") as file:
        answer = client.post(address, {"file": file})
    assert "แทนที่" in answer.content.decode()
    assert answer.context["form"].errors["again"]


KINDS = st.sampled_from(["order", "memo", "rich_text"])


@given(kinds=st.lists(st.tuples(KINDS, st.booleans()), max_size=8), new=st.lists(KINDS, max_size=8))
def test_whatever_is_replaced_the_rest_stays_as_it_was(kinds, new):
    body = [block(kind) for kind, _old in kinds]
    pairs = zip(body, kinds, strict=True)
    old = frozenset(child["id"] for child, (_kind, is_old) in pairs if is_old)
    made = [block(kind) for kind in new]
    now = replaced(body, old, made)
    rest = [child for child in body if child["id"] not in old]
    assert [child for child in now if child in rest] == rest
    assert [child["type"] for child in now if child not in rest] == new
    assert len({child["id"] for child in now}) == len(now)
