"""A site's own editions: added, put in place of ours, or laid over one of ours."""

import pytest

from oit_pages.catalogue import EditionError, calls, editions_available, load_edition
from oit_pages.catalogue.schema import Call, Compound, Person
from tests.catalogue.own_edition import spoilt, write


def test_a_new_year_joins_ours(tmp_path):
    write(tmp_path)
    assert editions_available([tmp_path]) == (*editions_available(), 2570)
    edition = load_edition(2570, [tmp_path])
    assert edition.label == "OIT 2570"
    assert edition.origin == str(tmp_path / "2570.toml")
    assert edition.find("powers-and-duties").code == "O1"
    assert load_edition(2570, [tmp_path]) is edition


def test_named_judgements_are_spelt_out(tmp_path):
    edition = load_edition(2570, [write(tmp_path)])
    chart = edition.find("O1").requirements[0].judgement
    assert chart == Compound(
        how="any",
        parts=(
            Call(rule="has_block", params={"kinds": ("org_chart",)}),
            Compound(how="all", parts=(Call(rule="has_document"), Person())),
        ),
    )
    assert [call.rule for call in calls(chart)] == ["has_block", "has_document"]


def test_a_file_stands_in_place_of_the_edition_that_ships(tmp_path):
    path = write(tmp_path, spoilt("year = 2570", "year = 2564"))
    assert len(load_edition(2564, [path]).indicators) == 1
    assert len(load_edition(2564).indicators) == 43


OWN_SUBJECT = """
[[subjects]]
slug = "open-data"
title_th = "ข้อมูลเปิด"
title_en = "Open data"
cadence = "once"
"""


def test_a_subject_of_its_own(tmp_path):
    text = spoilt('subject = "organisation-structure"', 'subject = "open-data"') + OWN_SUBJECT
    edition = load_edition(2570, [write(tmp_path, text)])
    assert [one.slug for one in edition.own_subjects] == ["open-data"]
    assert edition.find("open-data").code == "O1"


CORRECTION = """
year = 2564
extends = 2564

[calendar.result]
start = 2021-08-26
end = 2021-08-26
confidence = "seen"

[[indicators]]
code = "O43"

[[indicators.requirements]]
id = "results"
th = "ข้อความทางการ"
confidence = "seen"
basis = ""
"""


def test_a_correction_is_laid_over_ours(tmp_path):
    ours, edition = load_edition(2564), load_edition(2564, [write(tmp_path, CORRECTION)])
    was, now = ours.find("O43"), edition.find("O43")
    assert now.requirements[0].th == "ข้อความทางการ"
    assert now.requirements[0].provisional is False
    assert now.requirements[0].judgement == was.requirements[0].judgement
    assert now.requirements[1:] == was.requirements[1:]
    assert [one for one in edition if one.code != "O43"] == [o for o in ours if o.code != "O43"]
    assert edition.calendar["result"].start.day == 26
    assert edition.calendar["submission"] == ours.calendar["submission"]


def test_a_correction_may_add(tmp_path):
    text = CORRECTION.replace('id = "results"', 'id = "more"')
    text += 'en = "More"\nlevel = "recommended"\njudged_by = "person"\n'
    edition = load_edition(2564, [write(tmp_path, text)])
    assert [one.id for one in edition.find("O43").requirements][-1] == "more"


def test_a_name_that_is_none_in_a_correction(tmp_path):
    path = write(tmp_path, CORRECTION.replace('code = "O43"', 'code = ["O43"]'))
    with pytest.raises(EditionError, match="indicator ..O43.., field .topic"):
        load_edition(2564, [path])


def test_a_fault_in_a_correction_names_its_own_file(tmp_path):
    path = write(tmp_path, CORRECTION.replace("seen", "sure"))
    with pytest.raises(EditionError) as caught:
        load_edition(2564, [path])
    assert str(path) in str(caught.value)


@pytest.mark.parametrize("year", ["2600", '"2564"', "true", "[2564]"])
def test_only_what_ships_can_be_extended(tmp_path, year):
    path = write(tmp_path, CORRECTION.replace("extends = 2564", f"extends = {year}"))
    with pytest.raises(EditionError, match='field "extends".*Extend one of: 2563'):
        load_edition(2564, [path])
