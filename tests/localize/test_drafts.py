"""Any draft can be translated: what an editor may save, and what an import may leave."""

import json

import pytest
from bs4 import BeautifulSoup
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from wagtail import blocks
from wagtail_localize.models import Translation, TranslationSource

from oit_pages.models.subjects import QaPage
from oit_pages.stream.leaf_values import leaf_values
from tests.blocks.samples import NAMES, body_block
from tests.effort import brief
from tests.localize.conftest import left_by_an_import

#: What is typed, pasted or left empty.
words = st.one_of(
    st.sampled_from(
        [
            "",
            " ",
            "-",
            "๑๒๓",
            "ที่ 1/2564",
            "ก & <b>ข</b>",
            "บรรทัด\nสอง\r\nสาม",
            "&nbsp;",
            "\u200bเน",
            "🙂",
            "'quoted' a.b",
        ]
    ),
    st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=12),
)
markup = st.one_of(
    words.map(lambda text: f"<p>{text}</p>"),
    st.lists(
        st.sampled_from(
            [
                "<p>ก</p>",
                "<p>ก</p>",
                "<p></p>",
                "<h3>หัวข้อ<br/></h3>",
                "<ul><li>หนึ่ง <b>หนา</b></li><li></li></ul>",
                "<p><a href=\"https://example.org/a?b='c'&amp;d=1\">ที่นี่</a> และ <i>ที่นั่น</i></p>",
                '<p>ดู <a linktype="page" id="1">หน้า</a><a linktype="document" id="9">ไฟล์</a></p>',
                '<embed embedtype="image" id="1" format="left" alt="ภาพ"/>',
                "<table><tr><td>1</td><td>สอง</td></tr></table>",
                "<p>ไม่ปิด <b>หนา",
                "<span style='x'>วาง<!-- จาก Word --></span>",
                "<hr/>",
                "ไม่มีป้าย",
                "<p><a>ไม่มีที่ไป</a></p>",
                "<text>ก</text>",
                "<b><p>กลับกัน</p></b>",
                '<p id="a"><a id="b" href="#c">ก</a><u id="d">ข</u></p>',
            ]
        ),
        max_size=4,
    ).map("".join),
)


def drafts(block: blocks.Block) -> st.SearchStrategy:
    """A raw value as the database may hold it; any field missing or None."""
    match block:
        case blocks.StructBlock():
            children = {name: drafts(child) for name, child in block.child_blocks.items()}
            return st.one_of(st.none(), st.fixed_dictionaries({}, optional=children))
        case blocks.ListBlock():
            inner = st.deferred(lambda: drafts(block.child_block))
            item = st.fixed_dictionaries(
                {"type": st.just("item"), "value": inner},
                optional={"id": st.sampled_from(["a", "b", "", "a.b", None])},
            )
            return st.one_of(st.none(), st.lists(inner, max_size=2), st.lists(item, max_size=3))
        case blocks.RichTextBlock():
            return st.one_of(st.none(), markup)
        case blocks.CharBlock() | blocks.TextBlock() | blocks.URLBlock():
            return st.one_of(st.none(), words)
        case blocks.ChooserBlock():
            return st.sampled_from([None, 1, 2**40])
        case blocks.DateBlock():
            return st.sampled_from([None, "", "2021-03-25", "2021-02-30"])
        case blocks.DecimalBlock() | blocks.IntegerBlock():
            return st.sampled_from([None, 0, 7])
        case blocks.BooleanBlock():
            return st.sampled_from([None, True, False])
        case blocks.ChoiceBlock():
            return st.sampled_from([None, "", "other"])
    raise AssertionError(f"no draft of {block}")


def children() -> st.SearchStrategy:
    return st.sampled_from(NAMES).flatmap(
        lambda name: st.fixed_dictionaries(
            {"type": st.just(name), "value": drafts(body_block(name))},
            optional={"id": st.sampled_from(["x", "y", "x.y", "", None])},
        )
    )


@given(st.lists(children(), min_size=1, max_size=3))
@settings(
    max_examples=100 if brief() else 800, deadline=None, suppress_health_check=list(HealthCheck)
)
def test_segments_go_out_and_come_back(db_of_one_thing, body):
    """Whatever is stored, the untranslated copy says what the source says."""
    stream = QaPage._meta.get_field("body").stream_block
    value = stream.to_python(json.loads(json.dumps(body)))
    for child in value:
        before = said(child.block, child.block.get_prep_value(child.value))
        segments = child.block.get_translatable_segments(child.value)
        kept = [one.with_order(n) for n, one in enumerate(segments) if not one.is_empty()]
        again = child.block.restore_translated_segments(child.value, kept)
        assert said(child.block, child.block.get_prep_value(again)) == before


def said(block, raw) -> list[tuple[str, str]]:
    """Every text with its path; of formatted text, without the tags that a parser closes."""
    return [(one.path, _plain(one)) for one in leaf_values(block, raw) if isinstance(one.raw, str)]


def _plain(leaf) -> str:
    formatted = isinstance(leaf.block, blocks.RichTextBlock)
    return BeautifulSoup(leaf.raw, "html.parser").get_text() if formatted else leaf.raw


@pytest.fixture(scope="module")
def db_of_one_thing(django_db_setup, django_db_blocker):
    """Choosers may ask the database; nothing is written."""
    with django_db_blocker.unblock():
        yield


@pytest.fixture
def translation(thai_page, english):
    source, _made = TranslationSource.update_or_create_from_instance(thai_page([]))
    return Translation.objects.create(source=source, target_locale=english)


@given(body=st.lists(children(), min_size=5, max_size=8))
@settings(
    max_examples=10 if brief() else 50, deadline=None, suppress_health_check=list(HealthCheck)
)
def test_whole_pages_are_stored(translation, body):
    """The same through wagtail-localize and the database, many blocks at a time."""
    left_by_an_import(translation.source.get_source_instance(), body)
    translation.source.update_from_db()
    translation.save_target(publish=False)
    source = translation.source.get_source_instance()
    assert texts(translation.get_target_instance()) == texts(source)


def texts(page) -> list[tuple[str, str]]:
    return said(page.body.stream_block, [child.get_prep_value() for child in page.body])
