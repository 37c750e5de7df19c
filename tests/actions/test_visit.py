"""Visiting an address as nobody: what is told, and where one never goes."""

import socket
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from time import monotonic, sleep

import pytest

from oit_pages.actions import visit
from oit_pages.actions.visit import OutOfReach, Visitor, is_public

LOCAL = Visitor(may_reach=lambda _address: True, any_port=True)


class Answers(BaseHTTPRequestHandler):
    """What a path asks for: /200, /403, /to?<address>, /round, /slow."""

    seen: list[tuple[str, dict]]

    def do_GET(self):
        self.server.seen.append((self.path, dict(self.headers)))
        if self.path == "/slow":
            self.wfile.write(b"HTTP/1.1 200 OK\r\n")
            for _letter in range(100):
                sleep(0.1)
                self.wfile.write(b"X")
            return
        place = {"/round": "/round"}.get(self.path) or self.path.partition("?")[2]
        self.send_response(302 if place else int(self.path.strip("/")))
        if place:
            self.send_header("Location", place)
        self.end_headers()
        self.wfile.write(b"x" * 100_000)

    def log_message(self, *_args):
        pass


@pytest.fixture
def server():
    made = ThreadingHTTPServer(("127.0.0.1", 0), Answers)
    made.daemon_threads, made.seen = True, []
    made.handle_error = lambda *_args: None
    thread = Thread(target=made.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    made.at = f"http://127.0.0.1:{made.server_port}"
    yield made
    made.shutdown()
    made.server_close()
    thread.join()


@pytest.mark.parametrize(
    ("path", "asks"),
    [
        ("/200", False),
        ("/401", True),
        ("/403", True),
        ("/to?/200", False),
        ("/to?/403", True),
        ("/to?https://accounts.google.com/ServiceLogin?continue=x", True),
        ("/to?https://login.microsoftonline.com/common/oauth2", True),
    ],
)
def test_what_a_visitor_who_is_nobody_finds(server, path, asks):
    assert LOCAL.asks_permission(server.at + path) is asks
    assert all("Cookie" not in headers for _path, headers in server.seen)


@pytest.mark.parametrize("path", ["/404", "/500", "/429", "/round", "/to?ftp://example.org/x"])
def test_what_says_nothing_is_out_of_reach(server, path):
    with pytest.raises(OutOfReach):
        LOCAL.asks_permission(server.at + path)
    assert len(server.seen) <= visit.REDIRECTS + 1


def test_who_answers_letter_by_letter_has_no_more_time(server, monkeypatch):
    monkeypatch.setattr(visit, "WHOLE", 0.5)
    begun = monotonic()
    with pytest.raises(OutOfReach):
        LOCAL.asks_permission(f"{server.at}/slow")
    assert monotonic() - begun < 5


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1",
        "0.0.0.0", "224.0.0.1", "224.0.1.1", "255.255.255.255", "::1", "::", "fe80::1%eth0",
        "fd00::1", "::ffff:127.0.0.1", "::127.0.0.1", "64:ff9b::7f00:1", "2002:7f00:1::", "ff02::1",
    ],
)  # fmt: skip
def test_the_inside_is_no_public_address(address):
    assert not is_public(address)


@pytest.mark.parametrize("address", ["8.8.8.8", "2606:4700:4700::1111", "64:ff9b::808:808"])
def test_the_outside_is_one(address):
    assert is_public(address)


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "[::1]", "0", "2130706433"])
def test_nobody_is_led_inside(server, host):
    inside = f"http://{host}:{server.server_port}/200"
    with pytest.raises(OutOfReach):
        Visitor(any_port=True).asks_permission(inside)
    assert server.seen == []


def test_nobody_is_led_inside_by_a_redirect(server):
    first = Visitor(may_reach=_only_once(), any_port=True)
    with pytest.raises(OutOfReach):
        first.asks_permission(f"{server.at}/to?/200")
    assert [path for path, _headers in server.seen] == ["/to?/200"]


def _only_once():
    """The first address is outside, all others are not."""
    given = iter([True])
    return lambda _address: next(given, False)


def test_a_name_that_stands_for_inside_too_is_refused(monkeypatch):
    both = [(0, 0, 0, "", (one, 443)) for one in ("8.8.8.8", "10.0.0.1")]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_args, **_more: both)
    monkeypatch.setattr(socket, "create_connection", lambda *_args, **_more: pytest.fail("asked"))
    with pytest.raises(OutOfReach):
        Visitor().asks_permission("https://drive.google.com/file/d/1/view")


@pytest.mark.parametrize(
    "address",
    ["http://example.org:8080/", "https://example.org:22/", "file:///etc/passwd", "http://", "x",
     "http://[", "http://example.org:99999/", "gopher://example.org/"],
)  # fmt: skip
def test_only_the_web_is_asked(address, monkeypatch):
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_args, **_more: pytest.fail("asked"))
    with pytest.raises(OutOfReach):
        Visitor().asks_permission(address)
