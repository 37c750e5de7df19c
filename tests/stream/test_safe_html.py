"""Whatever is stored as rich text does nothing in the browser of whoever reads it."""

from html.parser import HTMLParser

import pytest
from django.db import connection
from django.test import Client

from oit_pages.stream import safe_html as safe_html_module
from oit_pages.stream.references import ResolvedReferences
from oit_pages.stream.representation import represent
from oit_pages.stream.safe_html import safe_html
from tests.factories import block, fill, text

NOTHING = ResolvedReferences({}, {}, {})

#: What a database may hold that no editor of ours has written.
HOSTILE = [
    "<script>alert(1)</script>",
    "<SCRIPT SRC=//evil.example/x.js></SCRIPT>",
    "<p>ก</p><script>alert(1)</script>",
    '<img src=x onerror="alert(1)">',
    '<img src="x" onerror="alert(1)" alt="">',
    "<img src='javascript:alert(1)'>",
    '<p onclick="alert(1)">ก</p>',
    '<p data-block-key="x" onmouseover=alert(1)>ก</p>',
    '<a href="javascript:alert(1)">ก</a>',
    '<a href="java\tscript:alert(1)">ก</a>',
    '<a href="&#106;avascript:alert(1)">ก</a>',
    "<a href=javascript:alert(1)>ก</a>",
    '<a/href="javascript:alert(1)">ก</a>',
    '<a href="https://example.go.th" onclick="alert(1)">ก</a>',
    '<a href="x>y" onclick="alert(1)">ก</a>',
    '<a href="data:text/html,<script>alert(1)</script>">ก</a>',
    '<svg><a xlink:href="javascript:alert(1)"><text>ก</text></a></svg>',
    "<svg/onload=alert(1)>",
    "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>",
    "<iframe src=javascript:alert(1)></iframe>",
    '<iframe srcdoc="<script>alert(1)</script>"></iframe>',
    '<object data="javascript:alert(1)"></object>',
    "<embed src=javascript:alert(1)>",
    '<embed embedtype="media" url="javascript:alert(1)"/>',
    '<form action="javascript:alert(1)"><button>ก</button></form>',
    '<meta http-equiv="refresh" content="0;url=javascript:alert(1)">',
    '<base href="javascript:/a/">',
    "<style>@import 'javascript:alert(1)';</style>",
    '<p style="background:url(javascript:alert(1))">ก</p>',
    "<!--><script>alert(1)</script-->",
    "<!-- <script>alert(1)</script> -->",
    "<![CDATA[ > <script>alert(1)</script> ]]>",
    "<?php > <script>alert(1)</script> ?>",
    "<!DOCTYPE x [ > <script>alert(1)</script> ]>",
    '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
    '<textarea><img title="</textarea><img src=x onerror=alert(1)>"></textarea>',
    "<p><scr<script>ipt>alert(1)</scr</script>ipt>",
    "<p <script>alert(1)</script>",
    "<<script>alert(1)//<</script>",
    "\x00<scr\x00ipt>alert(1)</script>",
    "</section></main></body></html><script>alert(1)</script>",
    '<img src="/a" alt=""><img src="https:/x" alt="" onload=alert(1)>',
    '<p><<embed embedtype="image" id="99999"/>a href="javascript:alert(1)">ก</a></p>',
    '<<a linktype="page" id="99999">a href="vbscript:alert(1)">ก</a>',
    '<<embed embedtype="media" url="x"/>img src="/a" alt="" onerror=alert(1)>',
    '<a href=" javascript:alert(1)">ก</a>',
    '<a href="vbscript:alert(1)">ก</a>',
]

ALLOWED = set(safe_html_module._NAMES) | {"a", "img"}
DANGEROUS = {"script", "style", "iframe", "object", "embed", "svg", "math", "form", "meta", "base"}


def test_nothing_that_acts_is_allowed():
    assert not ALLOWED & DANGEROUS


class Look(HTMLParser):
    """Fails at whatever could act."""

    def handle_starttag(self, tag, attrs):
        assert tag in ALLOWED, tag
        for name, value in attrs:
            assert name in {"href", "src", "alt", "data-block-key", "width", "height"}, name
            if name in ("href", "src"):
                assert value.startswith(("/", "#", "https://", "http://")), value

    def handle_comment(self, data):
        raise AssertionError(data)

    handle_decl = handle_pi = unknown_decl = handle_comment


def look_at(html):
    look = Look()
    look.feed(html)
    look.close()


@pytest.mark.parametrize("hostile", HOSTILE)
def test_what_acts_is_taken_out(hostile):
    from oit_pages.blocks.body import IndicatorBody

    (shown,) = represent(IndicatorBody(), [text(hostile)], NOTHING)
    look_at(shown["value"])
    assert safe_html(shown["value"]) == shown["value"]


@pytest.mark.parametrize(
    "html",
    [
        '<p data-block-key="a1b2">ข้อความ <b>หนา</b> <i>เอน</i><br/>ต่อ</p>',
        '<h3 data-block-key="x">หัวข้อ</h3><ul><li data-block-key="y">หนึ่ง</li></ul>',
        '<p><a href="https://example.go.th/a?b=1&amp;c=2">ลิงก์</a></p>',
        '<p><a href="/documents/1/plan.pdf">แผน</a></p>',
        '<img src="/media/images/a.jpg" alt="รูป">',
        "<p>1 &lt; 2 &amp; 3 > 2</p>",
        "ไม่มีแท็ก",
        "",
    ],
)
def test_what_the_editor_writes_stays_as_it_is(html):
    assert safe_html(html) == html


def test_text_is_kept_where_a_tag_is_not():
    assert safe_html("<p><font color=red>ก</font><article>ข</article></p>") == "<p>กข</p>"
    assert safe_html("<p onclick=x>1 &lt; 2</p>") == "<p>1 &lt; 2</p>"


@pytest.mark.django_db
def test_the_plain_page_and_the_api_serve_no_script(year_page):
    address = block("link", text="ดู", url="javascript:alert(1)")
    # PostgreSQL holds no NUL.
    hostile = [one for one in HOSTILE if "\0" not in one or connection.vendor == "sqlite"]
    page = fill(year_page, "O43", *map(text, hostile), address)
    plain = Client().get(page.get_url()).content.decode()
    main = plain[plain.index("<main>") : plain.index("</main>")]
    assert "javascript:" not in main.replace("javascript:alert(1)</dd>", "")
    assert "<script" not in main
    assert "onerror=" not in main
    body = Client().get(f"/api/oit/v1/disclosures/{page.pk}/").json()["body"]
    for one in body[:-1]:
        look_at(one["value"])
    assert body[-1]["value"]["url"] == ""
