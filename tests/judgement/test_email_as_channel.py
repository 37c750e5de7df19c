"""Whether an e-mail address is an online channel is data of the edition."""

import pytest

from oit_pages.catalogue import calls, editions_available, load_edition
from oit_pages.judgement.verdict import judge
from tests.catalogue.own_edition import spoilt, write
from tests.rules.build import evidence, item, link

RULE = 'rule = "has_block", kinds = ["org_chart"]'
CHANNEL = (
    'rule = "has_channel", purpose = "corruption_complaint", online = true, '
    'apart_from = ["general_complaint"]'
)


def channel(purpose="corruption_complaint", **parts):
    links = [link(url=parts.pop("url"))] if "url" in parts else []
    return item("channel", links=links, kind="email", purpose=purpose, **parts)


def outcome(tmp_path, asked, *items):
    folder = tmp_path / ("mail" if "email" in asked else "web")  # an edition is read once
    folder.mkdir(exist_ok=True)
    edition = load_edition(2570, [write(folder, spoilt(RULE, asked))])
    (chart, *_rest) = judge(edition.find("O1"), evidence(*items)).requirements
    return chart.outcome


@pytest.mark.parametrize("address", ["report@town.go.th", "ส่งที่ Report@Town.go.th เท่านั้น"])
def test_an_address_is_a_channel_where_the_edition_says_so(tmp_path, address):
    mail = channel(email=address)
    assert outcome(tmp_path, CHANNEL, mail) == "partial"
    assert outcome(tmp_path, CHANNEL + ", email = true", mail) == "pass"


@pytest.mark.parametrize("address", ["", "-", "report at town", "@", "ทางอีเมล", "a@b"])
def test_what_is_no_address_is_none(tmp_path, address):
    assert outcome(tmp_path, CHANNEL + ", email = true", channel(email=address)) != "pass"


def test_the_address_of_the_other_channel_is_no_channel_of_its_own(tmp_path):
    asked = CHANNEL + ", email = true"
    general = channel("general_complaint", email="Saraban@town.go.th")
    assert outcome(tmp_path, asked, channel(email="saraban@town.go.th"), general) == "partial"
    assert outcome(tmp_path, asked, channel(email="report@town.go.th"), general) == "pass"


@pytest.mark.parametrize("year", editions_available())
def test_no_edition_that_ships_has_a_source_for_it(year):
    asked = [
        call
        for one in load_edition(year)
        for requirement in one.requirements
        for call in calls(requirement.judgement)
        if call.rule == "has_channel"
    ]
    assert asked
    assert not any("email" in call.params for call in asked)
