"""Put the sample content on the scaffolded pages."""

from uuid import uuid4

from wagtail.blocks import StreamValue

from oit_pages.management.lookup import find_indicator_page
from oit_pages.models import AssessmentYearPage, IndicatorPage, ResponsibleUnit
from oit_pages.stream.build import to_raw
from sample_site.demo.page import Filled


def fill(year_page: AssessmentYearPage, code: str, filled: Filled) -> IndicatorPage | None:
    """Fill one indicator's page; None where somebody has already written on it."""
    page = find_indicator_page(year_page, code).get_latest_revision_as_object()
    if len(page.body):
        return None
    stream_block = page._meta.get_field("body").stream_block
    raw = [
        {
            "type": name,
            "id": str(uuid4()),
            "value": to_raw(stream_block.child_blocks[name], value),
        }
        for name, value in filled.blocks
    ]
    page.body = StreamValue(stream_block, raw, is_lazy=True)
    page.summary = filled.summary
    page.data_date = filled.data_date
    page.responsible_unit = ResponsibleUnit.objects.filter(
        municipality=year_page.get_parent().pk, name_th=filled.unit
    ).first()
    if filled.period:
        page.period_from, page.period_to = filled.period.start, filled.period.end
    revision = page.save_revision()
    if filled.publish:
        revision.publish()
    return page
