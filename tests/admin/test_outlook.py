"""Dashboard and report: what they show, to whom, and what they cost."""

import csv
import io

import openpyxl
import pytest
from bs4 import BeautifulSoup
from wagtail.models import Page

from oit_pages.models import IndicatorResult
from tests.admin.conftest import may_edit
from tests.factories import fill


class TestDashboard:
    def test_score_gaps_and_sections(self, filled, client, clerk):
        client.force_login(clerk)
        text = client.get("/admin/").content.decode()
        assert "12.50" in text
        assert "O42" in text  # worth 12.5: the most valuable gap
        assert "1/2" in text

    def test_nothing_for_who_has_no_year(self, filled, client, django_user_model, home):
        other = home.add_child(instance=Page(title="อื่น", slug="other"))
        user = may_edit(django_user_model.objects.create_user("else", password="x"), other)
        client.force_login(user)
        assert "12.50" not in client.get("/admin/").content.decode()

    def test_queries(self, filled, clerk, rf, django_assert_max_num_queries):
        from oit_pages.admin.dashboard import OutlookPanel

        request = rf.get("/admin/")
        request.user = clerk
        with django_assert_max_num_queries(5):
            OutlookPanel(request).render_html({})


class TestReport:
    url = "/admin/reports/oit/"

    def test_lists_missing_indicators_too(self, filled, client, clerk):
        client.force_login(clerk)
        answer = client.get(self.url)
        assert answer.status_code == 200
        assert len(answer.context["rows"]) == 43

    @pytest.mark.parametrize(
        ("query", "codes"),
        [
            ("section=10.2", ["O42", "O43"]),
            ("section=10.2&outcome=pass", ["O43"]),
            ("outcome=fail", []),
            ("section=99", None),
        ],
    )
    def test_filters(self, filled, client, clerk, query, codes):
        client.force_login(clerk)
        rows = client.get(f"{self.url}?{query}").context["rows"]
        found = [row.code for row, _lines in rows]
        assert found == codes if codes is not None else len(found) == 43

    def test_a_municipality_sees_its_own(self, filled, neighbour, client, clerk):
        client.force_login(clerk)
        assert client.get(self.url, {"year_page": neighbour.pk}).status_code == 404
        assert "เพื่อนบ้าน" not in client.get(self.url).content.decode()

    def test_nobody_without_a_year(self, filled, client, django_user_model, home):
        other = home.add_child(instance=Page(title="อื่น", slug="other"))
        user = may_edit(django_user_model.objects.create_user("else", password="x"), other)
        client.force_login(user)
        assert client.get(self.url).status_code == 404
        assert self.url not in client.get("/admin/").content.decode()

    def test_anonymous_must_log_in(self, filled, client):
        assert client.get(self.url).status_code == 302

    def test_csv_opens_in_excel_with_thai_headings(self, filled, client, clerk):
        client.force_login(clerk)
        answer = client.get(self.url, {"export": "csv"})
        data = b"".join(answer.streaming_content).decode()
        assert data.startswith("\ufeff")
        rows = list(csv.reader(io.StringIO(data.removeprefix("\ufeff"))))
        assert rows[0][0] == "รหัส"
        assert len(rows) == 44

    def test_xlsx(self, filled, client, clerk):
        client.force_login(clerk)
        answer = client.get(self.url, {"export": "xlsx", "section": "10.2"})
        data = answer.getvalue()
        sheet = openpyxl.load_workbook(io.BytesIO(data)).active
        values = list(sheet.iter_rows(values_only=True))
        assert values[0][:2] == ("รหัส", "ตัวชี้วัด")
        assert [row[0] for row in values[1:]] == ["O42", "O43"]

    def test_queries(self, filled, client, clerk, django_assert_max_num_queries):
        client.force_login(clerk)
        client.get(self.url)
        with django_assert_max_num_queries(12):
            client.get(self.url)


class TestSidePanel:
    def test_says_what_is_missing(self, year_page, client, webmaster):
        page = fill(year_page, "O43", publish=False)
        client.force_login(webmaster)
        text = client.get(f"/admin/pages/{page.pk}/edit/").content.decode()
        assert 'data-oit-requirement="results"' in text
        assert "ตารางมาตรการ" in text

    def test_on_create_too(self, year_page, client, webmaster):
        page = fill(year_page, "O43", publish=False)
        section = page.get_parent()
        page.delete()
        client.force_login(webmaster)
        url = f"/admin/pages/add/oit_pages/integritymeasuresimplementationpage/{section.pk}/"
        text = client.get(url).content.decode()
        assert 'data-oit-requirement="results"' in text

    def test_still_there_when_publishing_is_refused(self, year_page, client, webmaster):
        page = fill(year_page, "O43", publish=False)
        client.force_login(webmaster)
        data = {"title": "", "slug": page.slug, "body-count": "0", "action-publish": "1"}
        answer = client.post(f"/admin/pages/{page.pk}/edit/", data)
        assert answer.status_code == 200
        assert 'data-oit-requirement="results"' in answer.content.decode()

    def test_not_on_other_pages(self, year_page, client, webmaster):
        client.force_login(webmaster)
        text = client.get(f"/admin/pages/{year_page.pk}/edit/").content.decode()
        assert "data-oit-requirement" not in text

    def test_judges_the_draft_and_names_what_is_public(self, filled, client, webmaster):
        page = IndicatorResult.objects.get(code="O43").page.specific
        page.body = []
        page.save_revision()
        client.force_login(webmaster)
        text = client.get(f"/admin/pages/{page.pk}/edit/").content
        states = BeautifulSoup(text, "html.parser").select_one(".oit-checklist__states")
        said = [one.get_text(strip=True) for one in states.select("dt, dd")]
        assert said[:4] == ["แบบฟอร์มนี้ หากเผยแพร่", "ไม่ผ่าน", "ที่เผยแพร่อยู่ขณะนี้", "ครบถ้วน"]
