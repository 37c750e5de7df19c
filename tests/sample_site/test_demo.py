"""The sample municipality: fills once, says what is expected, and holds to its rights."""

import statistics

import pytest
from django.contrib.auth import get_user_model
from django.core.management import call_command
from wagtail.documents import get_document_model
from wagtail.models import Page

from oit_pages.actions.declare import may_attest, may_exempt
from oit_pages.checklist.scorecard import scorecard
from oit_pages.models import AssessmentYearPage, IndicatorPage
from oit_pages.readers import read
from tests.sample_site.expected_2564 import EXPECTED, SCORES

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.slow,
    pytest.mark.xdist_group("demo"),
]


@pytest.fixture(scope="module")
def demo(django_db_setup, django_db_blocker):
    """The demo, made once for all of these tests and taken away after them."""
    from django.db import transaction

    with django_db_blocker.unblock(), transaction.atomic():
        call_command("oit_demo", no_migrate=True)
        yield AssessmentYearPage.objects.get()
        transaction.set_rollback(True)


def test_outcomes_are_as_the_requirements_say(demo):
    card = scorecard(demo)
    found = {row.code: row.outcome for row in card.rows}
    assert found == {code: outcome for code, (outcome, _why) in EXPECTED.items()}


def test_the_score_is_as_counted_by_hand(demo):
    card = scorecard(demo)
    assert card.sure.sections == pytest.approx(SCORES)
    nine = statistics.mean(v for code, v in SCORES.items() if code.startswith("9."))
    ten = statistics.mean(v for code, v in SCORES.items() if code.startswith("10."))
    assert card.score == pytest.approx((nine + ten) / 2)


def test_at_least_twenty_are_filled_in_varied_states(demo):
    pages = IndicatorPage.objects.descendant_of(demo)
    assert pages.count() == 43
    assert sum(len(page.body) > 0 for page in pages) >= 20
    assert len({outcome for outcome, _why in EXPECTED.values()}) >= 6


def test_the_officer_may_declare_and_the_editor_may_not(demo):
    officer, editor = (
        get_user_model().objects.get(username=name) for name in ("officer", "editor")
    )
    assert [may(officer) for may in (may_attest, may_exempt)] == [True, True]
    assert officer.has_perm("oit_pages.change_responsibleunit")
    assert [may(editor) for may in (may_attest, may_exempt)] == [False, False]


def test_pages_have_the_address_at_which_the_demo_is_served(demo):
    assert demo.full_url.startswith("http://127.0.0.1:8000/")


def test_o43_has_the_full_structure(demo):
    page = IndicatorPage.objects.get(subject="integrity-measures-implementation")
    kinds = {child["type"] for child in page.body.raw_data}
    assert {"measure_table", "order", "announcement", "memo"} <= kinds


def test_the_calendar_says_when_bids_close(demo, client):
    calendar = client.get("/api/oit/v1/closing-dates.ics").getvalue().decode()
    days = [line.split(":")[1] for line in calendar.split("\r\n") if line.startswith("DTSTART")]
    assert days == ["20210205", "20210315"]


def test_every_body_is_valid(demo):
    for page in IndicatorPage.objects.descendant_of(demo):
        page.body.stream_block.clean(page.body)


def test_documents_can_be_opened(demo):
    documents = list(get_document_model().objects.all())
    assert documents
    for document in documents:
        with document.file.open("rb") as file:
            assert read(file, document.filename).blocks


def test_again_changes_nothing(demo):
    before = dict(Page.objects.values_list("pk", "latest_revision_id"))
    users = get_user_model().objects.count()
    call_command("oit_demo", no_migrate=True)
    assert dict(Page.objects.values_list("pk", "latest_revision_id")) == before
    assert get_user_model().objects.count() == users


@pytest.mark.parametrize(
    ("username", "publishes"), [("editor", False), ("officer", True), ("webmaster", True)]
)
def test_who_may_do_what(demo, username, publishes):
    user = get_user_model().objects.get(username=username)
    page = IndicatorPage.objects.get(subject="qa").specific
    permissions = page.permissions_for_user(user)
    assert user.has_perm("wagtailadmin.access_admin")
    assert permissions.can_edit()
    assert permissions.can_publish() is publishes
    home = demo.get_parent().get_parent().specific
    assert home.permissions_for_user(user).can_edit() is (username == "webmaster")
