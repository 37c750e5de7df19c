"""The sample's home page leads a citizen to what is published, and to nothing else."""

from datetime import timedelta

from django.utils import timezone
from wagtail.models import Page, PageViewRestriction


def test_leads_to_live_public_pages(home, municipality, client):
    home.add_child(instance=Page(title="ร่างของเรา", slug="draft", live=False))
    private = home.add_child(instance=Page(title="ภายในเท่านั้น", slug="private"))
    PageViewRestriction.objects.create(page=private, restriction_type="login")
    shown = client.get(home.get_url()).content.decode()
    assert f'href="{municipality.get_url()}"' in shown
    assert municipality.title in shown
    assert "ร่างของเรา" not in shown
    assert "ภายในเท่านั้น" not in shown


def test_names_no_page_whose_time_is_over(home, municipality, client):
    """Also before the clock has taken it down."""
    over = timezone.now() - timedelta(hours=1)
    home.add_child(instance=Page(title="ประกาศที่หมดเวลา", slug="over", expire_at=over))
    shown = client.get(home.get_url()).content.decode()
    assert municipality.title in shown
    assert "ประกาศที่หมดเวลา" not in shown
