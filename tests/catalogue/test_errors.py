"""Every fault of an edition file is named: the file, the place, and what to do."""

import pytest

from oit_pages.catalogue import EditionError, editions_available, load_edition
from tests.catalogue.own_edition import EDITION, spoilt, write

IN_O1 = "indicator O1"
IN_CHART = "indicator O1, requirement chart"

FAULTS = {
    "misspelt key": ("level =", "lvel =", IN_CHART, "level", "Add “level"),
    "key nobody knows": (
        'title_en = "Structure"',
        'colour = "red"\ntitle_en = "S"',
        IN_O1,
        "colour",
        "known",
    ),
    "near miss": (
        'cadence = "once"',
        'cadance = "once"\ncadence = "once"',
        IN_O1,
        "cadance",
        "“cadence”",
    ),
    "missing": ('th = "แสดงแผนผัง"\n', "", IN_CHART, "th", "Add “th = …”"),
    "empty": ('th = "แสดงแผนผัง"', 'th = " "', IN_CHART, "th", "Write its text"),
    "not text": ('en = "A chart"', "en = 7", IN_CHART, "en", "quotes"),
    "level": ('level = "required"', 'level = "requird"', IN_CHART, "level", "“required”"),
    "confidence": (
        'confidence = "background"\njudged_by',
        'confidence = "sure"\njudged_by',
        IN_CHART,
        "confidence",
        "seen-adjacent",
    ),
    "cadence": ('cadence = "once"', 'cadence = "yearly"', IN_O1, "cadence", "annual"),
    "period": ('period = "standing"', 'period = "always"', IN_O1, "period", "fiscal_year"),
    "code": ('code = "O1"', 'code = "o-1"', "indicator o-1", "code", "O7"),
    "subject": (
        'subject = "organisation-structure"',
        'subject = "organization-structure"',
        IN_O1,
        "subject",
        "“organisation-structure”",
    ),
    "covered subject": ('["powers-and-duties"]', '["power"]', IN_O1, "also_covers", "[[subjects]]"),
    "subject not asked": (
        'subject = "powers-and-duties"\nth',
        'subject = "laws"\nth',
        "requirement powers",
        "subject",
        "powers-and-duties",
    ),
    "topic": ('topic = "basics"', 'topic = "basic"', IN_O1, "topic", "“basics”"),
    "section": ('section = "9.1"\ntitle', 'section = "9.2"\ntitle', "topic basics", "section", ""),
    "pillar": ('pillar = "9"\ntitle', 'pillar = "8"\ntitle', "section 9.1", "pillar", "9"),
    "slug": ('id = "chart"', 'id = "แผนผัง"', "requirement แผนผัง", "id", "ASCII"),
    "slug in capitals": ('id = "chart"', 'id = "Chart"', "requirement Chart", "id", "lower-case"),
    "same id": ('id = "powers"', 'id = "chart"', IN_CHART, "id", "twice"),
    "source": (
        'sources = ["N1"]',
        'sources = ["N2"]',
        "calendar submission",
        "sources",
        "[sources]",
    ),
    "date as text": (
        "start = 2027-03-01",
        'start = "1/3/2570"',
        "submission",
        "start",
        "2021-04-30",
    ),
    "dates turned": ("start = 2027-03-01", "start = 2027-06-01", "submission", "end", "both dates"),
    "window": (
        "calendar.submission",
        "calendar.submision",
        "",
        "calendar.submision",
        "“submission”",
    ),
    "pass line": ("pass_line = 85", "pass_line = 850", "scoring", "pass_line", "85"),
    "number": ("pass_line = 85", 'pass_line = "85"', "scoring", "pass_line", "number"),
    "roll-up": ('pillar = "mean"', 'pillar = "median"', "scoring", "pillar", "mean"),
    "languages": (
        'period = "standing"',
        'period = "standing"\nlanguages = ["de"]',
        IN_O1,
        "languages",
        "th",
    ),
    "list": ('sources = ["N1"]', 'sources = "N1"', "submission", "sources", "list"),
    "flag": (
        'label = "OIT 2570"',
        'label = "x"\nprovisional = "yes"',
        "",
        "provisional",
        "true or false",
    ),
    "no judgement": (
        'judged_by = "person"',
        "judged_by = 3",
        "requirement powers",
        "judged_by",
        "person",
    ),
    "no such name": (
        'judged_by = "person"',
        'judged_by = "preson"',
        "powers",
        "judged_by",
        "“person”",
    ),
    "two ways at once": (
        "{ any = [",
        '{ rules = "x", any = [',
        IN_CHART,
        "judged_by",
        "one of rule, all, any, not",
    ),
    "odd join": ("{ any = [", "{ some = [", IN_CHART, "judged_by", "some"),
    "empty join": (
        'judged_by = "person"',
        "judged_by = { all = [] }",
        "requirement powers",
        "judged_by.all",
        "something in it",
    ),
    "fault deep inside": (
        '"a_file"] }',
        "{ not = { all = [4] } }] }",
        IN_CHART,
        "judged_by.any[2].not.all[1]",
        "no judgement",
    ),
    "rule's period": (
        'judged_by = "person"',
        'judged_by = { rule = "is_dated_in", period = "this_year" }',
        "requirement powers",
        "judged_by.period",
        "fiscal_year",
    ),
    "rule's name": (
        'judged_by = "person"',
        'judged_by = { rule = "has block" }',
        "requirement powers",
        "judged_by",
        "no name of a rule",
    ),
    "no table": (
        "[judgements]\na_file = {",
        "judgements = 1\n[x]\na_file = {",
        "",
        "judgements",
        "table",
    ),
    "taken name": (
        "a_file = {",
        'person = "person"\na_file = {',
        "judgements",
        "person",
        "another",
    ),
    "not a list of tables": ("[[pillars]]", "[pillars]", "", "pillars", "[[pillars]]"),
    "share": (
        "pass_line = 85",
        "pass_line = 85\nweights = { OIT = -5 }",
        "scoring",
        "OIT",
        "Write a number",
    ),
    "subject in one item twice": (
        '["powers-and-duties"]',
        '["organisation-structure", "powers-and-duties"]',
        IN_O1,
        "also_covers",
        "Let one indicator have it",
    ),
    "covered subject nobody asks for": (
        'subject = "powers-and-duties"\nth',
        "th",
        IN_O1,
        "also_covers",
        'subject = "powers-and-duties"',
    ),
    "own subject that is ours": (
        "[[pillars]]",
        '[[subjects]]\nslug = "laws"\ntitle_th = "ก"\ntitle_en = "L"\ncadence = "once"\n\n'
        "[[pillars]]",
        "subject laws",
        "slug",
        "Take it out",
    ),
}


@pytest.mark.parametrize(("old", "new", "place", "field", "fix"), FAULTS.values(), ids=FAULTS)
def test_a_fault_is_named(tmp_path, old, new, place, field, fix):
    path = write(tmp_path, spoilt(old, new))
    with pytest.raises(EditionError) as caught:
        load_edition(2570, [path])
    message = str(caught.value)
    assert str(path) in message
    assert place in message
    assert f'field "{field}' in message
    assert fix in message


def test_an_indicator_without_requirements(tmp_path):
    text = EDITION[: EDITION.index("[[indicators.requirements]]")] + "requirements = []\n"
    with pytest.raises(EditionError, match="indicator O1, field “?.?requirements"):
        load_edition(2570, [write(tmp_path, text)])


def test_an_item_that_requires_nothing(tmp_path):
    """It would be complete whatever its page shows."""
    text = EDITION.replace('level = "required"', 'level = "recommended"')
    with pytest.raises(EditionError, match="indicator O1, field .requirements.*None of them is"):
        load_edition(2570, [write(tmp_path, text)])


def test_a_subject_in_two_items(tmp_path):
    again = EDITION[EDITION.index("[[indicators]]") :].replace('"O1"', '"O2"')
    with pytest.raises(EditionError, match="indicator O2, field .subject.: O1 asks for “org"):
        load_edition(2570, [write(tmp_path, EDITION + again)])


def test_an_edition_without_indicators(tmp_path):
    head = EDITION[: EDITION.index("[judgements]")]
    lists = "pillars = []\nsections = []\ntopics = []\nindicators = []\n"
    with pytest.raises(EditionError, match="There is no indicator"):
        load_edition(2570, [write(tmp_path, lists + head)])


def test_the_same_code_twice(tmp_path):
    again = EDITION[EDITION.index("[[indicators]]") :]
    with pytest.raises(EditionError, match="indicator O1.*stands here twice"):
        load_edition(2570, [write(tmp_path, EDITION + again)])


def test_a_topic_with_nothing_in_it(tmp_path):
    empty = '[[topics]]\nid = "more"\nsection = "9.1"\ntitle_th = "ก"\ntitle_en = "M"\n\n'
    text = spoilt("[[indicators]]", empty + "[[indicators]]")
    with pytest.raises(EditionError, match="topic more.*holds no indicators"):
        load_edition(2570, [write(tmp_path, text)])


def test_a_slip_in_the_toml_is_given_with_its_line(tmp_path):
    path = write(tmp_path, 'year = 2570\nlabel = "OIT\n')
    with pytest.raises(EditionError, match=r"2570\.toml: .*line 2"):
        load_edition(2570, [path])


def test_a_file_in_another_encoding(tmp_path):
    path = tmp_path / "2570.toml"
    path.write_bytes("label = 'ข้อมูล'".encode("cp874"))
    with pytest.raises(EditionError, match="not UTF-8"):
        editions_available([path])


def test_a_byte_order_mark_does_no_harm(tmp_path):
    path = tmp_path / "2570.toml"
    path.write_text(EDITION, encoding="utf-8-sig")
    assert load_edition(2570, [path]).year == 2570


@pytest.mark.parametrize("year", ["", "year = 2027", 'year = "2570"', "year = true"])
def test_a_year_that_is_none(tmp_path, year):
    path = write(tmp_path, spoilt("year = 2570", year))
    with pytest.raises(EditionError, match='field "year": .* year = 2570'):
        editions_available([path])


def test_two_files_for_one_year(tmp_path):
    write(tmp_path)
    write(tmp_path, name="copy.toml")
    with pytest.raises(EditionError, match=r"copy\.toml: field .year.: .* in 2570\.toml as well"):
        editions_available([tmp_path])


def test_a_path_that_is_not_there(tmp_path):
    with pytest.raises(EditionError, match="no such file or folder"):
        editions_available([tmp_path / "nothing"])


def test_an_unknown_year_names_the_known_ones():
    with pytest.raises(EditionError, match=r"fiscal year 2600.*Known: .*2564"):
        load_edition(2600)
