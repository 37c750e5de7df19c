"""The mail of what is whose to do: the own alone, once a day, one link or somebody to ask."""

import re
from datetime import date

import pytest
from django.contrib.auth.models import Permission

from oit_pages.actions.digest import digest
from oit_pages.actions.hand_out import Handing, hand_out
from oit_pages.actions.notify import NotifyFailed
from oit_pages.models import DigestSent, IndicatorPage
from tests.factories import MemberFactory, UnitFactory, UserFactory

DAY = date(2021, 4, 1)


@pytest.fixture
def handed(year_page, municipality, settings):
    settings.WAGTAILADMIN_BASE_URL = "https://example.go.th"
    unit = UnitFactory(municipality=municipality, name_th="กองคลัง", email="unit@example.org")
    IndicatorPage.objects.filter(subject__in=["executives", "organisation-structure"]).update(
        responsible_unit=unit
    )
    user = UserFactory(email="head@example.org")
    user.user_permissions.add(Permission.objects.get(codename="access_admin"))
    MemberFactory(year_page=year_page, name="นางหัวหน้า มีบัญชี", place=1, user=user)
    member = MemberFactory(
        year_page=year_page, name="นายทราย ใจดี", place=2, email="sai@example.org"
    )
    hand_out(year_page, ["powers-and-duties"], Handing(member=member, due=date(2021, 5, 1)))
    hand_out(year_page, ["organisation-structure"], Handing(member=member, due=date(2021, 3, 1)))
    return year_page


def of(mailoutbox):
    return {one.to[0]: one for one in mailoutbox}


def test_each_gets_the_own_overdue_first(handed, mailoutbox):
    done = digest(handed, DAY)
    assert len(done.mails) == 2
    mails = of(mailoutbox)
    body = mails["sai@example.org"].body
    assert [one[:3] for one in re.findall(r"^O\d+ ", body, re.MULTILINE)] == ["O1 ", "O3 "]
    assert body.index("เลยกำหนดแล้ว") < body.index("O1 ") < body.index("ลำดับถัดไป")
    assert re.findall(r"^O\d+ ", mails["unit@example.org"].body, re.MULTILINE) == ["O2 "]
    assert "ทราย" not in mails["unit@example.org"].body
    assert done.unheard == 40


def test_one_link_for_who_can_follow_it_else_somebody_to_ask(handed, mailoutbox):
    head = handed.members.get(place=1)
    hand_out(handed, ["executives"], Handing(member=head))
    digest(handed, DAY)
    mails = of(mailoutbox)
    told = mails["head@example.org"].body
    links = re.findall(r"https?://\S+", told)
    address = "/admin/reports/oit/worklist/"
    assert links == [f"https://example.go.th{address}?year_page={handed.pk}&member={head.pk}"]
    other = mails["sai@example.org"].body
    assert "http" not in other
    assert "นางหัวหน้า มีบัญชี" in other
    latin = re.findall(r"[A-Za-z]{3,}", re.sub(r"\S+@\S+", "", other))
    assert latin == []


def test_nobody_is_sent_to_ask_an_account_that_was_closed(handed, mailoutbox):
    MemberFactory(year_page=handed, name="นายจากไป แล้ว", place=0, user=UserFactory(is_active=False))
    digest(handed, DAY)
    assert "นางหัวหน้า มีบัญชี" in of(mailoutbox)["sai@example.org"].body


def test_not_twice_on_one_day(handed, mailoutbox):
    digest(handed, DAY)
    again = digest(handed, DAY)
    assert (len(again.mails), again.again, len(mailoutbox)) == (0, 2, 2)
    assert len(digest(handed, date(2021, 4, 2)).mails) == 2
    assert set(DigestSent.objects.values_list("day", flat=True)) == {date(2021, 4, 2)}


def test_a_dry_run_sends_and_keeps_nothing(handed, mailoutbox):
    assert len(digest(handed, DAY, dry_run=True).mails) == 2
    assert mailoutbox == []
    assert not DigestSent.objects.exists()


def test_a_mail_that_failed_goes_out_the_next_time(handed, mailoutbox, monkeypatch):
    def fails(*args):
        raise OSError("no route")

    with monkeypatch.context() as patch:
        patch.setattr("oit_pages.actions.notify._mailer", lambda: Mailer(fails))
        with pytest.raises(NotifyFailed, match="no route"):
            digest(handed, DAY)
    assert not DigestSent.objects.exists()
    assert len(digest(handed, DAY).mails) == 2


class Mailer:
    def __init__(self, send):
        self.send_messages = send


def test_links_of_another_kind_may_be_given(handed, mailoutbox):
    digest(handed, DAY, link=lambda recipient, year_page: f"https://up.example/{recipient.pk}")
    member = handed.members.get(place=2)
    assert f"https://up.example/{member.pk}" in of(mailoutbox)["sai@example.org"].body
