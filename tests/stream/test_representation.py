"""The form for readers: everything expanded, nothing private, JSON whatever comes in."""

import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from oit_pages.blocks.body import IndicatorBody
from oit_pages.blocks.order import OrderBlock
from oit_pages.stream.references import ResolvedReferences, collect_references
from oit_pages.stream.representation import represent
from tests.blocks.samples import NAMES, body_block, broken, filled, junk
from tests.factories import block, months

NOTHING = ResolvedReferences({}, {}, {})


def shown(*children: dict) -> list[dict]:
    body = IndicatorBody()
    return represent(body, children, ResolvedReferences.load(collect_references(body, children)))


def value(child: dict) -> dict:
    (one,) = shown(child)
    return one["value"]


def test_a_block_says_its_type_id_and_anchor(db):
    child = block("order", subject="แต่งตั้ง")
    (one,) = shown(child)
    assert (one["type"], one["id"]) == ("order", child["id"])
    assert one["anchor"] == f"b-{child['id']}"
    assert list(one["value"]) == list(body_block("order").child_blocks)


def test_dates_are_for_machines_and_for_people(db):
    order = value(block("order", date="2021-03-25"))
    assert order["date"] == {"date": "2021-03-25", "text_th": "25 มีนาคม 2564"}
    assert order["effective_date"] is None
    statement = value(block("nothing_to_report", period=months("2020-10", "2021-03")))
    assert statement["period"] == {
        "start": "2020-10-01",
        "end": "2021-03-31",
        "text_th": "ตุลาคม 2563 – มีนาคม 2564",
    }
    table = value(block("table_monthly_procurement_summary", month="2021-01-01", rows=[]))
    assert table["month"] == {"date": "2021-01-01", "text_th": "มกราคม 2564"}


def test_documents_images_and_pages_are_expanded(document, image, home):
    activity = value(block("activity", documents=[document.pk], images=[image.pk]))
    assert activity["documents"] == [
        {
            "id": document.pk,
            "title": "แผนพัฒนา",
            "url": document.url,
            "extension": "pdf",
            "size": 2048,
        }
    ]
    assert activity["images"][0]["url"] == image.file.url
    assert activity["images"][0]["width"] == 640
    link = value(block("link", page=home.pk))
    assert link["page"] == {"id": home.pk, "title": home.title, "url": home.url}


def test_what_is_private_or_gone_is_null_and_not_listed(
    document, image, private_collection, private_page
):
    for thing in (document, image):
        thing.collection = private_collection
        thing.save()
    activity = value(block("activity", documents=[document.pk, 999], images=[image.pk]))
    assert activity["documents"] == []
    assert activity["images"] == []
    assert value(block("link", page=private_page.pk))["page"] is None
    text = value(
        {
            "type": "rich_text",
            "value": f'<p><a linktype="document" id="{document.pk}">ลับ</a>'
            f'<embed embedtype="image" id="{image.pk}" alt="ลับ"/>'
            f'<a linktype="page" id="{private_page.pk}">หน้า</a></p>',
        }
    )
    assert text == "<p><a>ลับ</a><a>หน้า</a></p>"


def test_rich_text_links_are_addresses(document, home):
    text = value(
        {
            "type": "rich_text",
            "value": f'<p><a id="{document.pk}" linktype="document">แผน</a>'
            f'<a linktype="page" id="{home.pk}">หน้าแรก</a>'
            "<a href='https://example.org/?a=1&amp;b=2' onclick=\"x()\">นอก</a>"
            '<a href="JavaScript:x()">ร้าย</a><embed embedtype="media" url="https://v.example/1"/>'
            "</p>",
        }
    )
    assert text == (
        f'<p><a href="{document.url}">แผน</a><a href="{home.url}">หน้าแรก</a>'
        '<a href="https://example.org/?a=1&amp;b=2">นอก</a><a>ร้าย</a>'
        '<a href="https://v.example/1">https://v.example/1</a></p>'
    )


def test_a_table_names_its_columns_in_both_languages(db):
    child = block(
        "table_monthly_procurement_summary",
        rows=[{"work": "จัดซื้อวัสดุ", "budget": "1250.50", "amount": "x"}],
    )
    table = value(child)
    columns = body_block("table_monthly_procurement_summary").column_set.columns
    assert table["column_set"] == "monthly-procurement-summary"
    assert [one["key"] for one in table["columns"]] == [one.key for one in columns]
    assert all(one["th"] and one["en"] and one["kind"] for one in table["columns"])
    assert set(table["rows"][0]) == {one.key for one in columns}


@pytest.mark.parametrize(
    ("raw", "number"),
    [("1250000.50", 1250000.5), (3, 3), ("3.00", 3), (None, None), ("", None), ("1e999999", None),
     ("NaN", None), (True, None), (10**50, None)],
)  # fmt: skip
def test_numbers_are_numbers(db, raw, number):
    assert value(block("plan", projects=[{"budget": raw}]))["projects"][0]["budget"] == number


def test_the_whole_body_without_a_query_more(pks, django_assert_num_queries):
    body = IndicatorBody()
    raw = [{"type": name, "id": name, "value": filled(body_block(name), pks)} for name in NAMES]
    found = ResolvedReferences.load(collect_references(body, raw))
    represent(body, raw, found)  # where sites begin is asked once and cached
    with django_assert_num_queries(0):
        json.dumps(represent(body, raw, found))


def test_a_block_in_a_stream_of_a_sites_own_is_expanded_too(document):
    order = OrderBlock()
    raw = {"subject": "แต่งตั้ง", "date": "2021-02-04", "documents": [document.pk]}
    answer = order.get_api_representation(order.to_python(raw))
    assert answer["documents"][0]["title"] == "แผนพัฒนา"
    assert answer["date"]["text_th"] == "4 กุมภาพันธ์ 2564"


@pytest.mark.parametrize("name", NAMES)
@given(data=st.data())
@settings(
    max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True
)
def test_whatever_is_stored_becomes_json(name, data):
    child = {"type": name, "id": data.draw(junk), "value": data.draw(broken(body_block(name)))}
    (one,) = represent(IndicatorBody(), [child], NOTHING)
    json.dumps(one, allow_nan=False)
