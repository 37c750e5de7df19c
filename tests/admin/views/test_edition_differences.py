"""What this year's list asks otherwise."""

import pytest

ADDRESS = "/admin/reports/oit/list/"


def test_compares_with_the_year_before(filled, client, clerk):
    client.force_login(clerk)
    context = client.get(ADDRESS).context
    assert (context["old"].year, context["new"].year) == (2563, filled.year)
    assert 2564 not in context["others"]


def test_compares_with_any_other_year(filled, client, clerk):
    client.force_login(clerk)
    found = client.get(ADDRESS, {"year_page": filled.pk, "from": "2567"})
    assert found.context["old"].year == 2567
    merged = {code for one in found.context["found"] for code, _title in one.old}
    assert "O8" in merged
    assert "O8" in found.content.decode()


@pytest.mark.parametrize("asked", ["", "2599", "x", "2564"])
def test_a_year_that_is_none_is_the_one_before(filled, client, clerk, asked):
    client.force_login(clerk)
    assert client.get(ADDRESS, {"from": asked}).context["old"].year == 2563


def test_few_queries(filled, client, clerk, django_assert_max_num_queries):
    client.force_login(clerk)
    client.get(ADDRESS)
    with django_assert_max_num_queries(12):
        client.get(ADDRESS)
