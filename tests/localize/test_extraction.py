"""Every translatable string of every block is handed out, and comes back where it was."""

import html
from itertools import count

import pytest
from wagtail.blocks import ListBlock, StreamBlock, StructBlock
from wagtail_localize.models import (
    StringSegment,
    StringTranslation,
    Translation,
    TranslationSource,
)
from wagtail_localize.strings import StringValue

from oit_pages.blocks.base import EvidenceBlock
from oit_pages.fields.text import LineBlock
from oit_pages.models.subjects import QaPage
from tests.blocks.samples import NAMES, body_block
from tests.localize.bodies import CODES, fill, new_row, translated
from tests.localize.conftest import left_by_an_import

pytestmark = pytest.mark.django_db


def segments(source) -> dict[str, str]:
    """{path: text} of the body's strings as a translator sees them, unescaped."""
    rows = StringSegment.objects.filter(source=source, context__path__startswith="body")
    return {
        (row.context.path, row.order): _plain(row.string.data)
        for row in rows.select_related("string", "context")
    }


def _plain(data: str) -> str:
    return data if "<b>" in data else html.unescape(data)


def translate(page, locale) -> Translation:
    """A translation of the page with every string of its body in English."""
    source, _made = TranslationSource.update_or_create_from_instance(page)
    translation = Translation.objects.create(source=source, target_locale=locale)
    put_in_english(translation)
    translation.save_target(publish=False)
    return translation


def put_in_english(translation) -> None:
    for row in StringSegment.objects.filter(source=translation.source).select_related("string"):
        StringTranslation.objects.get_or_create(
            translation_of=row.string,
            locale=translation.target_locale,
            context=row.context,
            defaults={"data": _english(row.string.data)},
        )


def _english(text: str) -> str:
    return "EN " + text


def body_of(page) -> list[dict]:
    return list(type(page).objects.get(pk=page.pk).body.raw_data)


def target(page, locale) -> QaPage:
    return QaPage.objects.get(translation_key=page.translation_key, locale=locale)


@pytest.mark.parametrize("name", NAMES)
def test_every_string_goes_out_and_comes_back(name, thai_page, english, pks):
    numbers = count(1)
    done = fill(name, pks, numbers)
    page = thai_page([done.raw])
    translation = translate(page, english)
    assert set(segments(translation.source).values()) == done.strings
    said = {text: _english(text) for text in done.strings}
    assert body_of(target(page, english)) == [translated(done.raw, said)]

    changed, added = _rearranged(name, done.raw, pks, numbers)
    page.body = changed
    page.save_revision().publish()
    translation.source.update_from_db()
    translation.save_target(publish=False)
    assert set(segments(translation.source).values()) == done.strings | added
    assert body_of(target(page, english)) == [translated(one, said) for one in changed]


def _rearranged(name, raw, pks, numbers) -> tuple[list[dict], set[str]]:
    """Another block before it, its rows turned round, and a new row first in each list."""
    value, added = dict(raw["value"]) if isinstance(raw["value"], dict) else raw["value"], set()
    for key, child in getattr(body_block(name), "child_blocks", {}).items():
        if isinstance(child, ListBlock):
            item, texts = new_row(name, key, pks, numbers)
            value[key] = [item, *reversed(value[key])]
            added |= texts
    before = fill("rich_text", pks, numbers)
    return [before.raw, {**raw, "value": value}], added | before.strings


@pytest.mark.parametrize("name", sorted(CODES))
def test_codes_stay_unless_somebody_says_otherwise(name, thai_page, english, pks):
    done = fill(name, pks)
    translation = translate(thai_page([done.raw]), english)
    said = "".join(segments(translation.source).values())
    assert done.others
    assert not [text for text in done.others if text in said]


def test_pages_keep_their_codes_and_slugs(thai_page, english):
    page = thai_page([], summary="สรุป")
    translation = translate(page, english)
    paths = set(
        StringSegment.objects.filter(source=translation.source).values_list(
            "context__path", flat=True
        )
    )
    assert paths == {"title", "summary"}
    assert target(page, english).slug == "thai"
    assert target(page, english).subject == "qa"


def test_numbers_and_dashes_are_no_words(thai_page, english):
    raw = {"type": "contact", "id": "c", "value": {"phone": "0 4512 3456", "fax": "-"}}
    translation = translate(thai_page([raw]), english)
    assert segments(translation.source) == {}


def test_a_list_without_ids_is_translated_and_stays_so(thai_page, english):
    value = {"title": "คู่มือ", "steps": ["ยื่นคำขอ", "รับเอกสาร"], "channels": None}
    page = thai_page([])
    left_by_an_import(page, [{"type": "manual", "value": value}])
    page = QaPage.objects.get(pk=page.pk)
    translation = translate(page, english)
    assert set(segments(translation.source).values()) == {"คู่มือ", "ยื่นคำขอ", "รับเอกสาร"}
    page = QaPage.objects.get(pk=page.pk)
    page.body[0].value["steps"].insert(0, "ขั้นตอนใหม่")
    page.save_revision().publish()
    translation.source.update_from_db()
    translation.save_target(publish=False)
    (made,) = target(page, english).body
    assert list(made.value["steps"]) == ["ขั้นตอนใหม่", "EN ยื่นคำขอ", "EN รับเอกสาร"]


def test_addresses_files_and_hrefs_can_be_overridden(thai_page, english, pks):
    html = '<p>อ่าน <a href="https://example.org/th">ที่นี่</a></p>'
    page = thai_page(
        [
            {"type": "rich_text", "id": "r", "value": html},
            {"type": "link", "id": "l", "value": {"text": "ลิงก์", "url": "https://example.org/a"}},
        ]
    )
    translation = translate(page, english)
    overrides = translation.source.overridablesegment_set.select_related("context")
    by_path = {one.context.path: one for one in overrides}
    assert set(by_path) == {"body.r.'https://example.org/th'", "body.l.url"}
    for one in overrides:
        one.context.overrides.create(locale=english, data_json='"https://example.org/en"')
    translation.save_target(publish=False)
    text, link = target(page, english).body
    assert 'href="https://example.org/en"' in text.value.source
    assert "EN" in text.value.source
    assert link.value["url"] == "https://example.org/en"


class Deep(EvidenceBlock):
    """A block of a site's own: a list inside a struct inside a struct, and a stream."""

    inner = StructBlock([("points", ListBlock(LineBlock()))])
    stream = StreamBlock([("line", LineBlock())])


def _item(key, value):
    return {"type": "item", "id": key, "value": value}


def test_a_sites_own_block_loses_nothing():
    block = Deep()
    raw = {
        "inner": {"points": [_item("a", "หนึ่ง"), _item("b", "สอง")]},
        "stream": [{"type": "line", "id": "c", "value": "สาม"}],
    }
    given = block.get_translatable_segments(block.to_python(raw))
    assert [one.string.data for one in given] == ["หนึ่ง", "สอง", "สาม"]
    assert [one.path for one in given][1:] == ["inner.points.b", "stream.c"]
    for one in given:
        one.string = StringValue(_english(one.string.data))
    value = block.restore_translated_segments(block.to_python(raw), given)
    assert list(value["inner"]["points"]) == ["EN หนึ่ง", "EN สอง"]
    assert [child.value for child in value["stream"]] == ["EN สาม"]


def test_the_editor_of_the_translation_opens(thai_page, english, pks, client, webmaster):
    """wagtail-localize's own editor finds every path and a form for what can be changed."""
    page = thai_page([fill(name, pks, count(1), rows=1).raw for name in NAMES])
    source, _made = TranslationSource.update_or_create_from_instance(page)
    translation = Translation.objects.create(source=source, target_locale=english)
    translation.save_target(publish=False)
    client.force_login(webmaster)
    answer = client.get(f"/admin/pages/{target(page, english).pk}/edit/")
    assert answer.status_code == 200
    assert "wagtail_localize/admin/edit_translation.html" in [one.name for one in answer.templates]
