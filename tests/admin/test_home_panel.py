"""Dashboard and report: what they show, to whom, and what they cost."""

import csv
import io
import re
from datetime import UTC, date, datetime, timedelta

import openpyxl
import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import Permission
from django.utils import timezone
from django.utils.translation import override
from wagtail.models import Page

from oit_pages.actions.scaffold import scaffold
from oit_pages.admin import home_panel
from oit_pages.admin.home_panel import OutlookPanel
from oit_pages.models import (
    IndicatorPage,
    IndicatorResult,
    PendingPaper,
    TransparencyIndexPage,
    UploadLink,
)
from tests.admin.conftest import may_edit
from tests.factories import UnitFactory, block, fill, text

#: The sheet of a report's workbook that has every line.
DETAILS = "รายละเอียด"


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

    @pytest.mark.parametrize("years", [1, 2, 4])
    def test_queries(self, filled, clerk, rf, django_assert_max_num_queries, years, municipality):
        for year in range(2565, 2564 + years):
            scaffold(year, municipality)
        unit = UnitFactory(municipality=municipality)
        IndicatorPage.objects.update(responsible_unit=unit)
        request = rf.get("/admin/")
        request.user = type(clerk).objects.get(pk=clerk.pk)
        with django_assert_max_num_queries(5):
            shown = OutlookPanel(request).render_html({})
        assert shown.count("oit-outlook__number") == min(years, 2)

    def test_says_when_submission_ends(self, filled, rf, clerk, monkeypatch):
        request = rf.get("/admin/")
        request.user = clerk

        def shown_on(day):
            monkeypatch.setattr(home_panel, "today", lambda: day)
            with override("th"):
                return home_panel.OutlookPanel(request).render_html({})

        assert "เหลือ 10 วันก่อนหมดเขต" in shown_on(date(2021, 4, 20))
        assert "วันสุดท้าย" in shown_on(date(2021, 4, 30))
        over = shown_on(date(2021, 5, 1))
        assert "หมดเขตส่งข้อมูลแล้วเมื่อ 30 เม.ย. 2564" in over
        assert "ยังขาด 72.50 คะแนน" in over

    def test_what_matters_is_read_aloud(self, filled, rf, clerk):
        request = rf.get("/admin/")
        request.user = clerk
        with override("th"):
            shown = BeautifulSoup(OutlookPanel(request).render_html({}), "html.parser")
        meter = shown.select_one(".oit-meter--score")
        assert meter["role"] == "img"
        assert "12.50" in meter["aria-label"]
        assert "85" in meter["aria-label"]


class TestPapersThatWait:
    """The home tells of them whoever may take them in, in no query more."""

    @pytest.fixture
    def page(self, filled):
        return fill(filled, "O4", publish=False)

    def panel(self, rf, user) -> BeautifulSoup:
        request = rf.get("/admin/")
        request.user = type(user).objects.get(pk=user.pk)
        with override("th"):
            return BeautifulSoup(OutlookPanel(request).render_html({}), "html.parser")

    def said(self, rf, user) -> list[str]:
        found = self.panel(rf, user).select(".oit-outlook__papers")
        return [one.get_text(strip=True) for one in found]

    def test_how_many_and_where(self, filled, page, rf, clerk, webmaster):
        send(page, 3)
        for user in (clerk, webmaster):
            (told,) = self.panel(rf, user).select(".oit-outlook__papers a")
            assert told.get_text(strip=True) == "มีเอกสารส่งเข้ามารอรับ 3 รายการ"
            assert told["href"] == f"/admin/reports/oit/uploads/?year_page={filled.pk}"

    def test_nothing_where_none_waits(self, page, rf, clerk):
        assert self.said(rf, clerk) == []
        papers = send(page, 2)
        for paper, state in zip(papers, ("taken", "refused"), strict=True):
            PendingPaper.objects.filter(pk=paper.pk).update(state=state)
        assert self.said(rf, clerk) == []

    def test_each_year_tells_its_own(self, filled, page, rf, clerk, municipality):
        other = scaffold(2565, municipality).year_page
        send(page, 2)
        send(IndicatorPage.objects.descendant_of(other).first(), 1)
        panel = self.panel(rf, clerk)
        for year, count in ((filled, 2), (other, 1)):
            (link,) = panel.select(f".oit-outlook__papers a[href$='year_page={year.pk}']")
            assert f" {count} " in link.get_text()
        assert "รอรับ 1 รายการ" in panel.select_one("summary").get_text()

    def test_only_for_who_may_take_them_in(self, filled, page, rf, clerk):
        """Whoever may only add pages edits the own ones; whoever may only publish, none."""
        send(page, 1)
        rights = clerk.groups.get().page_permissions
        for codename, owner, count in (
            ("publish_page", None, 0),
            ("add_page", None, 0),
            ("add_page", clerk, 1),
            ("change_page", None, 1),
        ):
            right = Permission.objects.get(codename=codename, content_type__app_label="wagtailcore")
            rights.update(permission=right)
            Page.objects.filter(pk=page.pk).update(owner=owner)
            panel = self.panel(rf, clerk)
            assert panel.select(".oit-outlook__number")
            assert len(panel.select(".oit-outlook__papers")) == count, (codename, owner)

    def test_a_neighbour_s_are_theirs(self, filled, neighbour, rf, clerk, django_user_model):
        theirs = IndicatorPage.objects.descendant_of(neighbour).first()
        send(theirs, 1)
        assert self.said(rf, clerk) == []
        user = django_user_model.objects.create_user("theirs", password="x")
        may_edit(user, neighbour.get_parent())
        assert len(self.said(rf, user)) == 1

    @pytest.mark.parametrize("others", [0, 3])
    def test_no_query_more(
        self, filled, page, rf, clerk, home, django_assert_max_num_queries, others
    ):
        for number in range(others):
            index = home.add_child(
                instance=TransparencyIndexPage(
                    title=f"เทศบาล {number}", slug=f"m-{number}", name_th=f"เทศบาล {number}"
                )
            )
            year = scaffold(2564, index).year_page
            send(IndicatorPage.objects.descendant_of(year).first(), 2)
            may_edit(clerk, index)
        send(page, 2)
        request = rf.get("/admin/")
        request.user = type(clerk).objects.get(pk=clerk.pk)
        with django_assert_max_num_queries(5):
            shown = OutlookPanel(request).render_html({})
        assert shown.count("oit-outlook__papers") == min(others + 1, home_panel.MOST)


def send(page, count: int) -> list[PendingPaper]:
    """So many papers by a link for the page, as if a unit had sent them."""
    now = timezone.now()
    link = UploadLink.objects.create(
        page=page, unit_name="กองคลัง", selector=f"s{page.pk}", nonce="n", made_at=now,
        expires_at=now + timedelta(days=7), received=count,
    )  # fmt: skip
    return [
        PendingPaper.objects.create(
            link=link, name=f"แผน {number}.pdf", size=1, sha256=str(number), sent_at=now
        )
        for number in range(count)
    ]


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
            ("export=nonsense", None),
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
        sheet = openpyxl.load_workbook(io.BytesIO(data))[DETAILS]
        values = list(sheet.iter_rows(values_only=True))
        assert values[0][:2] == ("รหัส", "ตัวชี้วัด")
        assert [row[0] for row in values[1:]] == ["O42", "O43"]

    @pytest.mark.parametrize("pages", [0, 30])
    @pytest.mark.parametrize("address", ["", "requirements/"])
    def test_queries(
        self, filled, client, clerk, django_assert_max_num_queries, pages, address, municipality
    ):
        units = [UnitFactory(municipality=municipality) for _ in range(3)]
        for number in range(1, pages + 1):
            fill(filled, f"O{number}", text("<p>ข้อความ</p>"), responsible_unit=units[number % 3])
        client.force_login(clerk)
        client.get(self.url + address)
        # A workbook names the municipality, and knows the sites that its links lead to.
        for query, most in (({}, 12), ({"export": "xlsx"}, 14)):
            with django_assert_max_num_queries(most):
                client.get(self.url + address, query)

    def test_all_filters_at_once(self, filled, client, clerk, municipality):
        unit = UnitFactory(municipality=municipality, name_th="กองคลัง")
        page = fill(filled, "O3", text("<p>อำนาจหน้าที่ตามกฎหมาย</p>"), responsible_unit=unit)
        fill(filled, "O4", text("<p>แผน</p>"))
        IndicatorPage.objects.filter(pk=page.pk).update(
            last_published_at=timezone.now() - timedelta(days=60)
        )
        client.force_login(clerk)

        def codes(**query):
            rows = client.get(self.url, query).context["rows"]
            return [row.code for row, _lines in rows]

        assert codes(unit="กองคลัง") == ["O3"]
        assert "O3" not in codes(unit="-")
        assert codes(freshness="90") == ["O3", "O4", "O43"]
        assert codes(freshness="30") == ["O4", "O43"]
        assert len(codes(freshness="never")) == 40
        sure = filled.edition.find("O3").confidence
        assert "O3" in codes(confidence=sure)
        assert codes(confidence="variant") == [
            one.code
            for one in filled.edition.indicators
            if any(asked.basis == "variant" for asked in one.requirements)
        ]
        assert codes(unit="กองคลัง", freshness="30") == []
        assert codes(unit="กองคลัง", freshness="nonsense") == ["O3"]

    def test_exports_run_no_formula_and_speak_thai(self, filled, client, clerk, municipality):
        unit = UnitFactory(municipality=municipality, name_th="=HYPERLINK(1)")
        page = fill(filled, "O3", text("<p>อำนาจหน้าที่</p>"), responsible_unit=unit)
        IndicatorPage.objects.filter(pk=page.pk).update(
            title="=1+1", last_published_at=datetime(2021, 3, 31, 18, tzinfo=UTC)
        )
        client.force_login(clerk)
        answer = client.get(self.url, {"export": "csv", "unit": unit.name_th})
        data = b"".join(answer.streaming_content).decode().removeprefix("\ufeff")
        headings, row = csv.reader(io.StringIO(data))
        shown = dict(zip(headings, row, strict=True))
        assert shown["หน้า"] == "'=1+1"
        assert shown["หน่วยงานผู้รับผิดชอบ"] == "'=HYPERLINK(1)"
        assert shown["เผยแพร่เมื่อ"] == "1 เม.ย. 2564"  # of the day in Thailand
        assert shown["หมวด"].startswith("9.1 ")
        assert not re.search(r"[a-z]{3}", row[-1])
        book = openpyxl.load_workbook(
            io.BytesIO(client.get(self.url, {"export": "xlsx"}).getvalue())
        )
        assert all(
            cell.data_type != "f" for sheet in book for one in sheet.iter_rows() for cell in one
        )

    def test_the_requirements_export_says_what_to_do(self, filled, client, clerk):
        fill(filled, "O42", block("measure_table", rows=[{"measure": "มาตรการ"}]))
        client.force_login(clerk)
        url = f"{self.url}requirements/"
        assert len(client.get(url).context["rows"]) == 43
        answer = client.get(url, {"export": "xlsx", "section": "10.2"})
        rows = list(openpyxl.load_workbook(io.BytesIO(answer.getvalue()))[DETAILS].values)
        assert rows[0][:4] == ("รหัส", "ตัวชี้วัด", "ข้อกำหนด", "ระดับ")
        asked = filled.edition.find("O42").requirements
        told = [row for row in rows if row[0] == "O42"]
        assert [row[2] for row in told] == [one.th for one in asked]
        wrong = [row for row in told if row[4] != "ครบถ้วน"]
        assert wrong
        assert all(row[5] and row[6] for row in wrong)


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
