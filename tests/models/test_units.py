"""How a responsible unit is called."""

import pytest
from django.utils.translation import override

from oit_pages.models import ResponsibleUnit


@pytest.mark.parametrize("language", ["en", "en-gb"])
def test_in_english_for_whoever_reads_any_english(language):
    with override(language):
        assert (
            str(ResponsibleUnit(name_th="กองคลัง", name_en="Finance Division")) == "Finance Division"
        )
        assert str(ResponsibleUnit(name_th="กองคลัง")) == "กองคลัง"


@pytest.mark.parametrize("language", ["th", "lo", None])
def test_in_thai_for_everybody_else(language):
    with override(language):
        assert str(ResponsibleUnit(name_th="กองคลัง", name_en="Finance Division")) == "กองคลัง"
