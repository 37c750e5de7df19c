"""Every block, full, half-filled, empty or broken, is represented as the schema says."""

from typing import Any

import pytest
from jsonschema import Draft202012Validator
from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images import get_image_model
from wagtail.images.blocks import ImageChooserBlock
from wagtail.images.tests.utils import get_test_image_file

from oit_pages.api.base import page_content
from oit_pages.api.base.page_index import Addresses
from oit_pages.api.schema import openapi
from oit_pages.blocks.body import IndicatorBody
from oit_pages.fields.register import PersonBlock, UnitBlock
from oit_pages.models import IndicatorPage
from oit_pages.visibility import Visibility
from tests.api.world import stream
from tests.factories import PersonFactory, UnitFactory

NAMES = list(IndicatorBody().child_blocks)


@pytest.fixture
def validator():
    components = openapi.schema("http://x/")["components"]
    return Draft202012Validator({"$ref": "#/components/schemas/Block", "components": components})


def full(block: blocks.Block, world, image) -> Any:
    match block:
        case blocks.StructBlock():
            return {name: full(child, world, image) for name, child in block.child_blocks.items()}
        case blocks.ListBlock():
            return [full(block.child_block, world, image)] * 2
        case DocumentChooserBlock():
            return world.document.pk
        case ImageChooserBlock():
            return image.pk
        case PersonBlock():
            return PersonFactory(municipality=world.municipality).pk
        case UnitBlock():
            return UnitFactory(municipality=world.municipality).pk
        case blocks.PageChooserBlock():
            return world.year_page.pk
        case blocks.RichTextBlock():
            return f'<p>ก <a linktype="page" id="{world.year_page.pk}">ข</a></p>'
        case blocks.DateBlock():
            return "2021-03-01"
        case blocks.DecimalBlock() | blocks.IntegerBlock():
            return "12"
        case blocks.BooleanBlock():
            return True
        case blocks.ChoiceBlock():
            return next(value for value, _label in block.field.choices if value)
    return "ข้อความ"


def represented(world, name: str, raw: Any) -> list[dict]:
    page = IndicatorPage(body=[])
    child = stream(name, raw)
    block = page_content.stream_block()
    page.body = block.to_python([child])
    found = page_content.find(
        [page], Visibility.load([world.home.path]), Addresses(world.site, {"th": "/home-th/"})
    )
    return page_content.body(page, found, "th")


@pytest.mark.parametrize("name", NAMES)
def test_a_full_block(world, validator, name):
    image = get_image_model().objects.create(title="ภาพ", file=get_test_image_file())
    block = IndicatorBody().child_blocks[name]
    shown = represented(world, name, full(block, world, image))
    assert len(shown) == 1
    validator.validate(shown[0])
    assert not list(_nulls(shown[0]["value"])), "a full block has nothing that is null"


def _nulls(value: Any, path: str = ""):
    if value is None and not path.endswith(("size", "url")):
        yield path
    for key, one in (
        value.items()
        if isinstance(value, dict)
        else enumerate(value if isinstance(value, list) else ())
    ):
        yield from _nulls(one, f"{path}/{key}")


BROKEN = [{}, "", {"rows": None}, {"rows": [{}]}, {"items": [{"files": [999_999]}]}, {"date": "x"}]


@pytest.mark.parametrize("raw", BROKEN, ids=str)
@pytest.mark.parametrize("name", NAMES)
def test_a_block_with_little_in_it(world, validator, name, raw):
    for one in represented(world, name, raw):
        validator.validate(one)
