"""What the checklist costs in queries, whatever stands on the page."""

import pytest
from django.db import connection
from django.db.models.signals import post_delete, post_save, pre_save
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.images import get_image_model
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import Page
from wagtail.signals import page_published, page_unpublished, post_page_move
from wagtail.test.utils.form_data import querydict_from_html

from oit_pages.actions.declare import exempt
from oit_pages.admin.editor.viewset import HAS_EDITOR_DOOR, ChecklistBeside
from oit_pages.checklist.assess import assess_draft
from oit_pages.models import EntryPage
from tests.checklist.test_assess import measure_row
from tests.factories import DocumentFactory, UserFactory, block, fill

#: Twenty; measures that differ by their number alone would be asked about.
UNITS = "กขคงจฉชซญฐณดตถทธนบปผ"

pytestmark = pytest.mark.django_db


@pytest.fixture
def rich(year_page):
    """O43 with rows, documents, images and links, and two entries below it."""
    images = get_image_model().objects
    body = [
        block(
            "measure_table",
            rows=[measure_row() | {"measure": f"เผยแพร่แผนของกอง{name}"} for name in UNITS],
        ),
        block("documents", items=[{"title": "ก", "files": [DocumentFactory().pk]}] * 5),
        block("image", image=images.create(title="ภาพ", file=get_test_image_file()).pk),
        block("link", page=year_page.pk),
    ]
    page = fill(year_page, "O43", *body)
    for number in range(2):
        entry = EntryPage(title=f"รายการ {number}", slug=f"e{number}", body=body)
        page.add_child(instance=entry)
        entry.save_revision().publish()
    page.refresh_from_db()
    return page


def test_a_draft_is_judged_in_three(rich, django_assert_num_queries):
    draft = rich.get_latest_revision_as_object()
    with django_assert_num_queries(3):
        judged = assess_draft(draft)
    assert judged.verdict.outcome == "pass"


def test_a_new_page_is_judged_in_few(year_page, django_assert_max_num_queries):
    page = fill(year_page, "O43", publish=False)
    section, page_type = page.get_parent(), page.specific_class
    page.delete()
    section = Page.objects.get(pk=section.pk).specific
    with django_assert_max_num_queries(5):
        judged = assess_draft(page_type(title="ใหม่"), section)
    assert judged.verdict.outcome == "fail"


def cost(action) -> int:
    """Queries; a savepoint, which PostgreSQL needs where an error may come, asks for nothing."""
    with CaptureQueriesContext(connection) as captured:
        action()
    return sum("SAVEPOINT" not in one["sql"] for one in captured)


@pytest.fixture
def without_us(monkeypatch):
    """Call it to disconnect every receiver of this package: what Wagtail does by itself."""

    def disconnect():
        for signal in SIGNALS:
            others = [one for one in signal.receivers if not is_ours(one)]
            assert len(others) < len(signal.receivers)
            monkeypatch.setattr(signal, "receivers", others)
            signal.sender_receivers_cache.clear()

    yield disconnect
    monkeypatch.undo()
    for signal in SIGNALS:
        signal.sender_receivers_cache.clear()


SIGNALS = (page_published, page_unpublished, post_page_move, pre_save, post_save, post_delete)


def is_ours(receiver) -> bool:
    """Each of ours is connected by a name that begins with "oit_"."""
    name = receiver[0][0]
    return isinstance(name, str) and name.startswith("oit_")


@pytest.fixture(params=[0, 20], ids=["little", "much"])
def page(request, year_page, rich):
    """Published with little on it, or with much, among one page or among a year of them."""
    if not request.param:
        return fill(year_page, "O42", block("measure_table", rows=[measure_row()]))
    for number in range(1, request.param):
        fill(year_page, f"O{number}", block("documents", items=[]))
    return rich


@pytest.mark.parametrize("declared", [False, True])
def test_publishing_costs_eight_more_at_most(year_page, page, without_us, declared):
    if declared:
        exempt(year_page, year_page.edition.find("O1"), "ไม่มีภารกิจนี้", UserFactory())

    def publish():
        fresh = Page.objects.get(pk=page.pk)
        fresh.unpublish()
        revision = fresh.get_latest_revision()
        return cost(revision.publish)

    publish()
    ours = publish()
    without_us()
    without = publish()
    assert without < ours <= without + 8


@pytest.mark.parametrize("entries", [0, 5])
def test_the_panel_costs_an_autosave_three_more_at_most(
    year_page, client, webmaster, monkeypatch, entries
):
    """Wagtail's own autosave of the editor's form, with the checklist and without."""
    page = fill(year_page, "O43", block("measure_table", rows=[measure_row()]))
    body = [
        block("documents", items=[{"title": "ก", "files": [DocumentFactory().pk]}] * 5),
        block("link", page=year_page.pk),
    ]
    for number in range(entries):
        entry = EntryPage(title=f"รายการ {number}", slug=f"e{number}", body=body)
        page.add_child(instance=entry)
        entry.save_revision().publish()
    if not HAS_EDITOR_DOOR:
        pytest.skip("On Wagtail 7.4 the checklist is a tab, shown when the form is.")
    client.force_login(webmaster)
    url = reverse("wagtailadmin_pages:edit", args=[page.pk])
    html = client.get(url).content.decode()
    data = querydict_from_html(html, form_id="page-edit-form").dict()
    data |= {"body-count": "0", "title": "ชื่อใหม่"}

    del data["loaded_revision_id"]

    def save():
        answer = client.post(url, data, headers={"Accept": "application/json"}).json()
        assert answer["success"], answer
        data["overwrite_revision_id"] = answer["revision_id"]  # as the editor does
        return answer["html"]

    save()
    assert "oit-line" in save()
    ours = cost(save)
    monkeypatch.setattr(
        ChecklistBeside,
        "get_side_panels",
        lambda self: super(ChecklistBeside, self).get_side_panels(),
    )
    assert "oit-line" not in save()
    without = cost(save)
    assert without < ours <= without + 3


def test_publishing_a_page_of_the_site_costs_two_more_at_most(home, year_page, without_us):
    page = home.add_child(instance=Page(title="ข่าว", slug="news"))
    revision = page.save_revision()
    revision.publish()
    ours = cost(revision.publish)
    without_us()
    assert ours <= cost(revision.publish) + 2
