"""Documents, images and pages that blocks refer to."""

import pytest
from wagtail.images import get_image_model
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import Collection, CollectionViewRestriction, PageViewRestriction

from tests.factories import DocumentFactory, PersonFactory, UnitFactory


@pytest.fixture
def document(home):
    return DocumentFactory(title="แผนพัฒนา", file__filename="plan.PDF", file_size=2048)


@pytest.fixture
def image(home):
    return get_image_model().objects.create(
        title="แผนผัง",
        file=get_test_image_file("chart.png"),
        file_size=512,
        collection=Collection.get_first_root_node(),
    )


@pytest.fixture
def pks(document, image, home, municipality):
    """Ids of one public thing of each kind."""
    return {
        "documents": document.pk,
        "images": image.pk,
        "pages": home.pk,
        "people": PersonFactory(municipality=municipality).pk,
        "units": UnitFactory(municipality=municipality).pk,
    }


@pytest.fixture
def private_collection(home):
    """A collection below a private one: private itself."""
    above = Collection.get_first_root_node().add_child(name="ลับ")
    CollectionViewRestriction.objects.create(
        collection=above, restriction_type=CollectionViewRestriction.LOGIN
    )
    return above.add_child(name="ใต้ลับ")


@pytest.fixture
def private_page(home, municipality):
    """A page that is private because the one above it is."""
    child = municipality.copy(to=municipality, update_attrs={"slug": "below"})
    PageViewRestriction.objects.create(
        page=municipality, restriction_type=PageViewRestriction.LOGIN
    )
    return child
