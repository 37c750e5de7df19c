"""What a search finds is what a reader is given."""

import json

from tests.api.world import announcement


def test_what_a_field_has_lost_is_not_found(api, world):
    """Search: what a reader is not given is not found. A value under a name that its block has
    not (any more) is shown nowhere."""
    lost = announcement() | {}
    lost["value"]["internal_note"] = "คำลับเฉพาะ"
    page = world.fill("O2", lost)
    assert "คำลับเฉพาะ" not in json.dumps(api(f"disclosures/{page.pk}/"), ensure_ascii=False)
    assert api("disclosures/?search=คำลับเฉพาะ")["count"] == 0
