"""Looking at an address as an anonymous visitor, in a network that is not to be trusted."""

import socket
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from time import monotonic, sleep

import pytest

from oit_pages.actions import visit_address as visiting
from oit_pages.actions.visit_address import is_open, visit_address


class Site(BaseHTTPRequestHandler):
    """Answers by the path: /200/x, /404/x, /to/<address>."""

    asked: list = []

    def do_GET(self):
        self.asked.append((self.path, dict(self.headers)))
        if self.path.startswith("/to/"):
            self.send_response(302)
            self.send_header("Location", self.path.removeprefix("/to/"))
        elif self.path.startswith("/slow/"):
            self.send_response(200)
            self.end_headers()
            for _tick in range(100):
                self.wfile.write(b" ")
                self.wfile.flush()
                sleep(0.05)
            return
        else:
            self.send_response(int(self.path.split("/")[1]))
        self.end_headers()
        if self.path.startswith("/200/big"):
            self.wfile.write(b"x" * 3_000_000)
        else:
            self.wfile.write("<h1>แผนพัฒนา</h1>".encode())

    def log_message(self, *args):
        """Nobody reads it."""


@pytest.fixture
def site():
    Site.asked = []
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.mark.parametrize(
    ("path", "status", "reason"),
    [
        ("/200/page", "ok", ""),
        ("/404/page", "missing", "not_found"),
        ("/410/page", "missing", "not_found"),
        ("/401/page", "missing", "login"),
        ("/403/page", "not_checked", "refused"),
        ("/429/page", "not_checked", "refused"),
        ("/500/page", "not_checked", "server_error"),
        ("/503/page", "not_checked", "server_error"),
    ],
)
def test_what_an_answer_says(site, path, status, reason):
    found = visit_address(f"http://{site}{path}", True)
    assert (found.status, found.reason) == (status, reason)


def test_asks_without_cookies_and_for_the_host_that_was_named(site):
    visit_address(f"http://{site}/200/หน้า", True)
    ((path, headers),) = Site.asked
    assert path == "/200/%E0%B8%AB%E0%B8%99%E0%B9%89%E0%B8%B2"
    assert headers["Host"] == site
    assert not {"Cookie", "Authorization"} & set(headers)


def test_no_private_network_unless_it_is_the_front_end(site):
    found = visit_address(f"http://{site}/200/page")
    assert (found.status, found.reason) == ("not_checked", "private")
    assert Site.asked == []


def test_a_redirect_leads_to_no_private_host(site):
    host, port = site.split(":")
    elsewhere = f"http://localhost:{port}/200/page"
    found = visit_address(f"http://{site}/to/{elsewhere}", True)
    assert found.status == "not_checked"
    assert len(Site.asked) == 1
    found = visit_address(f"http://{site}/to/http://169.254.169.254/latest/meta-data/", True)
    assert (found.status, found.reason) == ("not_checked", "private")


@pytest.mark.parametrize(
    "address",
    ["ftp://www.example.go.th/x", "file:///etc/passwd", "http://a:b@www.example.go.th/",
     "http://", "x", "http://[", "http://example.org:99999/", "http://example.org:0/", "gopher://example.org/"],
)  # fmt: skip
def test_only_addresses_of_the_web(address, monkeypatch):
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_args, **_more: pytest.fail("asked"))
    found = visit_address(address)
    assert (found.status, found.reason) == ("not_checked", "not_web")


def test_a_redirect_to_the_same_page_is_the_page(site):
    found = visit_address(f"http://{site}/to//200/to//200/page", True)
    assert found.status == "not_checked"  # it ends at another path
    assert found.reason == "elsewhere"


def test_the_same_page_below_a_language(site, monkeypatch):
    monkeypatch.setattr(
        Site,
        "do_GET",
        lambda self: _moved(self, "/200/th") if self.path == "/x/page/" else _ok(self),
    )
    assert visit_address(f"http://{site}/x/page/", True).status == "ok"


def _moved(handler, prefix):
    handler.send_response(301)
    handler.send_header("Location", f"{prefix}{handler.path.rstrip('/')}")
    handler.end_headers()


def _ok(handler):
    handler.send_response(200)
    handler.end_headers()


def test_redirects_without_an_end(site, monkeypatch):
    monkeypatch.setattr(Site, "do_GET", lambda self: _moved(self, "/200"))
    found = visit_address(f"http://{site}/page", True)
    assert (found.status, found.reason) == ("not_checked", "redirects")


def test_no_more_is_read_than_needed(site):
    found = visit_address(f"http://{site}/200/big", True)
    assert found.status == "ok"
    assert len(found.text) <= visiting.MOST


def test_a_site_that_drips_is_left(site):
    start = monotonic()
    visit_address(f"http://{site}/slow/page", True, seconds=0.5)
    assert monotonic() - start < 3


def test_nobody_there(site):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        place = f"127.0.0.1:{free.getsockname()[1]}"
    found = visit_address(f"http://{place}/page", True)
    assert (found.status, found.reason) == ("not_checked", "no_answer")


def test_no_such_name(monkeypatch):
    def fails(*args, **kwargs):
        raise socket.gaierror

    monkeypatch.setattr(socket, "getaddrinfo", fails)
    found = visit_address("https://www.example.go.th/page/")
    assert (found.status, found.reason) == ("not_checked", "unknown_host")


def test_a_name_that_leads_inside_is_not_followed(site, monkeypatch):
    """Whatever a name is made to say, what was looked at is what is connected to."""
    host, port = site.split(":")
    inside = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (host, int(port)))]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *args, **kwargs: inside)
    assert visit_address("http://www.example.go.th/200/page").reason == "private"
    assert Site.asked == []


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1",
        "10.1.2.3",
        "192.168.0.1",
        "172.16.0.1",
        "169.254.169.254",
        "100.64.0.1",
        "0.0.0.0",
        "224.0.0.1",
        "255.255.255.255",
        "::1",
        "::",
        "::127.0.0.1",
        "fe80::1%eth0",
        "fc00::1",
        "ff02::1",
        "::ffff:127.0.0.1",
        "64:ff9b::7f00:1",
        "2002:7f00:1::",
        "2001:0:0:0:0:0:80ff:fffe",
    ],
)
def test_is_not_of_the_open_internet(address):
    assert not is_open(address)


@pytest.mark.parametrize("address", ["8.8.8.8", "2001:4860:4860::8888", "64:ff9b::808:808"])
def test_is_of_the_open_internet(address):
    assert is_open(address)
