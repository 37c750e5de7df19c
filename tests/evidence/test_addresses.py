"""Two channels are two addresses only where they lead to two places."""

import pytest

from oit_pages.evidence.addresses import (
    canonical,
    is_file,
    is_front_page,
    is_wide_map,
    leads_somewhere,
)

ONE = "https://www.example.go.th/complaint"


@pytest.mark.parametrize(
    "other",
    [
        "http://www.example.go.th/complaint",
        "https://EXAMPLE.go.th/complaint/",
        "https://www.example.go.th/complaint#top",
        "https://www.example.go.th/complaint?utm_source=menu&fbclid=1",
    ],
)
def test_one_address(other):
    assert canonical(other) == canonical(ONE)


@pytest.mark.parametrize(
    "path",
    [
        "ร้องเรียน",
        "%E0%B8%A3%E0%B9%89%E0%B8%AD%E0%B8%87%E0%B9%80%E0%B8%A3%E0%B8%B5%E0%B8%A2%E0%B8%99/",
        "./ร้องเรียน",
        "a/../ร้องเรียน",
    ],
)
def test_one_address_however_its_path_is_written(path):
    assert canonical(f"https://www.example.go.th:443/{path}") == "example.go.th/ร้องเรียน"


@pytest.mark.parametrize(
    "url",
    [
        "https://www.google.co.th/search?q=e-service",
        "https://www.google.co.th/?hl=th",
        "https://www.google.com/webhp",
        "https://www.bing.com/search?q=x",
        "https://th.search.yahoo.com/",
        "https://duckduckgo.com/?q=x",
    ],
)
def test_what_a_search_engine_finds_is_no_place_of_an_office(url):
    assert is_front_page(url)


@pytest.mark.parametrize(
    "url",
    ["https://www.google.com/maps?q=17.4,102.8", "https://www.google.com/maps/place/ทุ่งรวงทอง"],
)
def test_a_place_on_a_map_is_one(url):
    assert not is_front_page(url)


@pytest.mark.parametrize(
    "other",
    [
        "https://www.example.go.th/corruption",
        "https://www.example.go.th/complaint?form=2",
        "https://form.example.go.th/complaint",
        "https://www.example.go.th/Complaint",
    ],
)
def test_another_address(other):
    assert canonical(other) != canonical(ONE)


@pytest.mark.parametrize(
    "url",
    [
        "https://www.google.com",
        "https://www.google.co.th/maps/",
        "https://maps.google.com/",
        "https://www.facebook.com/login.php?next=x",
        "https://accounts.google.com/signin",
        "https://example.go.th/wp-login.php",
    ],
)
def test_no_place_of_an_office(url):
    assert not leads_somewhere(url)


@pytest.mark.parametrize(
    "url",
    [
        "https://www.google.com/maps/place/x/@16.5,100.3",
        "https://maps.google.com/?q=16.5,100.3",
        "https://maps.app.goo.gl/abc",
        "https://docs.google.com/forms/d/e/x/viewform",
        "https://www.facebook.com/town",
        "https://example.go.th/administration",
    ],
)
def test_a_place(url):
    assert leads_somewhere(url)


@pytest.mark.parametrize(
    "url",
    [
        "https://www.facebook.com/?ref=logo",
        "https://www.facebook.com/sharer/sharer.php?u=https://town.go.th/",
        "https://www.facebook.com/share/",
        "https://www.facebook.com/share.php?u=https://town.go.th/",
        "https://x.com/share?text=a",
        "https://line.me/R/share?text=a",
        "https://twitter.com/intent/tweet?text=a",
        "https://line.me/",
        "https://docs.google.com/forms/",
        "https://forms.gle",
        "https://goo.gl/",
        "https://town.go.th/404",
        "https://town.go.th/coming-soon/",
    ],
)
def test_a_service_s_front_page_and_a_page_that_is_none_lead_nowhere(url):
    assert not leads_somewhere(url)


@pytest.mark.parametrize(
    "url",
    [
        "https://www.facebook.com/profile.php?id=1000123",
        "https://www.facebook.com/thungruang?ref=page",
        "https://line.me/R/ti/p/@town",
        "https://www.facebook.com/share/1AbCdEfGhi/",
        "https://m.facebook.com/share/18xYzW3kLm/?mibextid=wwXIfr",
        "https://facebook.com/share/g/1AbCdEfGhi",
        "https://docs.google.com/forms/d/e/1FAIp/viewform",
        "https://forms.gle/AbC123",
        "https://www.youtube.com/watch?v=abc",
        "https://town.go.th/share-your-opinion",
    ],
)
def test_what_is_somebody_s_on_a_service_leads_there(url):
    assert leads_somewhere(url)


@pytest.mark.parametrize(
    "url",
    [
        "https://www.google.com/maps/place/Thailand/",
        "https://www.google.com/maps/place/%E0%B8%9B%E0%B8%A3%E0%B8%B0%E0%B9%80%E0%B8%97%E0%B8%A8%E0%B9%84%E0%B8%97%E0%B8%A2",
        "https://www.google.com/maps/@13.03,101.49,6z",
        "https://www.openstreetmap.org/#map=6/13.0/101.0",
        "https://maps.google.com/?q=จังหวัดเลย",
        "https://www.google.com/maps/place/Udon+Thani+Province",
        "https://www.google.com/maps/place/Nan+Province+55000,+Thailand/@18.8,100.7,9z",
        "https://www.google.com/maps/place/จังหวัดน่าน+ประเทศไทย",
        "https://www.google.com/maps/dir//Thailand/@13,101,6z",
        "https://maps.google.com/?q=Kingdom+of+Thailand",
        "https://maps.google.com/?q=Northern+Thailand",
        "https://www.google.com/maps/search/ร้านอาหาร/@13,101,6z",
    ],
)
def test_the_map_of_a_country_or_province(url):
    assert is_wide_map(url)


@pytest.mark.parametrize(
    "url",
    [
        "https://maps.app.goo.gl/Kd83hW2pQzT",
        "https://www.google.com/maps/place/เทศบาลตำบลดอนยาง/@13.1,99.9,15z",
        "https://www.google.com/maps/place/Don+Yang+Municipality,+Phetchaburi+Province/@13,99,17z",
        "https://www.openstreetmap.org/#map=17/13.1/99.9",
        "https://www.google.com/maps?q=13.1,99.9",
        "https://www.google.com/maps/place/Pua+Municipality+Office,+Nan+55120,+Thailand/@19.18,100.91,17z",
        "https://www.google.com/maps/dir//เทศบาลตำบลจุน/@19,100,8z",
        "https://www.google.com/maps/dir/Here/Pua+Municipality,+Nan/@19,100,9z",
        "https://www.google.com/maps/place/59R2%2B8C+Pua,+Pua+District,+Nan+55120,+Thailand/@19,100,17z",
        "https://maps.google.com/?q=เทศบาลตำบลจุน+จังหวัดพะเยา&z=8",
    ],
)
def test_the_map_of_a_place(url):
    assert not is_wide_map(url)


def test_an_address_of_a_file():
    assert is_file("https://x.go.th/files/form.PDF?v=1")
    assert is_file("https://drive.google.com/file/d/1abc/view")
    assert not is_file("https://docs.google.com/forms/d/e/abc/viewform")
    assert not is_file("https://x.go.th/e-service")
