"""Wagtail's own API v2 serves our pages too, with choosers expanded."""

import json
from datetime import timedelta

from django.utils import timezone
from wagtail.models import Collection, CollectionViewRestriction

from tests.api.world import announcement, stream, text
from tests.factories import DocumentFactory


def v2(client, query):
    response = client.get(f"/api/v2/pages/{query}")
    assert response.status_code == 200, response.content[:500]
    return response.json()


def test_a_page_has_its_columns_and_its_body_expanded(client, world):
    answer = v2(client, f"{world.o43.pk}/")
    assert answer["subject"] == "integrity-measures-implementation"
    assert answer["fiscal_year"] == 2564
    assert answer["responsible_unit"] == "สำนักปลัด"
    paper = answer["body"][2]["value"]
    assert paper["documents"][0]["title"] == world.document.title
    assert paper["date"]["date"] == "2021-03-02"


def test_all_types_are_listed_with_bodies_at_once(client, world):
    world.fill("O1", text("<p>โครงสร้าง</p>"))
    answer = v2(client, "?type=oit_pages.IndicatorPage&fields=body,subject")
    assert {one["subject"] for one in answer["items"]} == {
        "organisation-structure",
        "integrity-measures-implementation",
    }
    assert all(one["body"] for one in answer["items"])


def test_a_page_that_has_expired_is_not_named(client, world):
    """Wagtail unpublishes it when its command runs next; until then nobody names it either."""
    linked = world.fill("O3")
    page = world.fill("O2", stream("link", {"text": "ดูเพิ่มเติม", "page": linked.pk}))
    assert v2(client, f"{page.pk}/")["body"][0]["value"]["page"]["id"] == linked.pk
    linked.expire_at = timezone.now() - timedelta(minutes=1)
    linked.save()
    assert v2(client, f"{page.pk}/")["body"][0]["value"]["page"] is None


def test_private_documents_are_not_named(client, world):
    closed = Collection.get_first_root_node().add_child(name="closed")
    CollectionViewRestriction.objects.create(collection=closed, restriction_type="login")
    private = DocumentFactory(title="ความลับ", collection=closed)
    page = world.fill("O2", announcement(private.pk))
    assert "ความลับ" not in str(v2(client, f"{page.pk}/"))


def test_an_alias_names_its_source_only_while_that_is_public(client, world):
    source = world.fill("O2", text("<p>ก</p>"), title="แหล่งที่มา")
    alias = source.create_alias(parent=world.home, update_slug="mirror")
    listed = f"?descendant_of={world.home.pk}&fields=alias_of&limit=20"
    assert v2(client, f"{alias.pk}/")["meta"]["alias_of"]["id"] == source.pk
    assert f'"id": {source.pk}' in json.dumps(v2(client, listed)["items"])
    source.get_parent().specific.unpublish()
    assert v2(client, f"{alias.pk}/")["meta"]["alias_of"] is None
    named = {one["id"]: one["meta"]["alias_of"] for one in v2(client, listed)["items"]}
    assert named[alias.pk] is None
