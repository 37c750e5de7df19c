"""Look at a web address as an anonymous visitor does, and nowhere else.

No cookies, no login, no proxy of the server's. Only addresses of the open internet are connected
to: a name is resolved once and what was looked at is what is connected to, so that neither a
name nor a redirect leads into the network that the server stands in. Time, size and redirects
are limited.
"""

import socket
import ssl
from collections.abc import Iterator
from contextlib import closing, suppress
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException, HTTPResponse
from ipaddress import IPv4Address, IPv6Address, ip_address
from threading import Timer
from time import monotonic
from typing import Literal
from urllib.parse import SplitResult, urljoin, urlsplit

from django.utils.encoding import iri_to_uri

#: Seconds for all of it, redirects included.
SECONDS = 10.0
#: Bytes of a page that are read.
MOST = 512 * 1024
REDIRECTS = 5
PORTS = {"http": 80, "https": 443}
MOVED = frozenset({301, 302, 303, 307, 308})
#: What an IPv4 address may be wrapped in: by way of a gateway, or as one was written once.
_WRAPPED = (bytes.fromhex("0064ff9b0000000000000000"), bytes(12))

Status = Literal["ok", "missing", "not_checked"]


@dataclass(frozen=True, kw_only=True)
class Visit:
    """What came of it. `not_checked` says nothing of the page."""

    status: Status
    reason: str = ""
    """One of `checklist.sheet.REASONS`; "" for a page that opens."""
    http: int | None = None
    text: str = ""
    """The beginning of the page."""
    leads_to: str = ""
    """The whole address that one is sent on to."""


class OutOfReach(Exception):
    """It was not asked, or did not answer; the text is a reason."""


def visit_address(url: str, may_be_private: bool = False, seconds: float = SECONDS) -> Visit:
    """Ask for a page. `may_be_private` says that its host, and no other that it leads to, may be
    within a private network. Never raises for what the network does."""
    here = first = None
    try:
        for here, answer in answers(url, may_be_private, seconds):
            first = first or here
            if answer.http not in MOVED:
                return _judged(answer, first, here)
    except OutOfReach as error:
        return Visit(status="not_checked", reason=str(error))
    return Visit(status="not_checked", reason="redirects")


def answers(
    url: str, may_be_private: bool = False, seconds: float = SECONDS
) -> Iterator[tuple[SplitResult, Visit]]:
    """Each address on the way and what it answered, until one leads no further or too many did.
    Whoever has seen enough stops. Raises OutOfReach."""
    until = monotonic() + seconds
    first = here = _split(url)
    for _step in range(REDIRECTS + 1):
        answer = _ask(here, first, may_be_private, until)
        yield here, answer
        if answer.http not in MOVED:
            return
        here = _split(answer.leads_to)


def _split(url: str) -> SplitResult:
    try:
        return urlsplit(iri_to_uri(url))
    except ValueError as error:
        raise OutOfReach("not_web") from error


def _judged(answer: Visit, first: SplitResult, here: SplitResult) -> Visit:
    """What an answer says of the page that was asked for first."""
    match answer.http:
        case 404 | 410:
            return Visit(status="missing", reason="not_found", http=answer.http)
        case 401:
            return Visit(status="missing", reason="login", http=answer.http)
        case int(http) if 200 <= http < 300:
            # The same page may be at "https" or below a language; another page is another page.
            if not here.path.rstrip("/").endswith(first.path.rstrip("/")):
                return Visit(status="not_checked", reason="elsewhere", http=http)
            return Visit(status="ok", http=http, text=answer.text)
        case int(http) if http >= 500:
            return Visit(status="not_checked", reason="server_error", http=http)
    return Visit(status="not_checked", reason="refused", http=answer.http)


def _ask(url: SplitResult, first: SplitResult, may_be_private: bool, until: float) -> Visit:
    """One request. Raises OutOfReach."""
    host, port = _place(url)
    if port != PORTS[url.scheme] and (host, port) != _place(first):
        raise OutOfReach("not_web")
    private = may_be_private and host == _place(first)[0]
    try:
        plain = _connect(_resolve(host, port, private), until)
    except OSError as error:
        raise OutOfReach("no_answer") from error
    # However slowly the other side talks, the time is over when it is over.
    line = _Line(plain)
    watch = Timer(max(0.0, until - monotonic()), line.hang_up)
    watch.daemon = True
    watch.start()
    try:
        return _talk(line, url, host, port)
    except ssl.SSLCertVerificationError as error:
        raise OutOfReach("certificate") from error
    except (OSError, HTTPException, ValueError) as error:
        raise OutOfReach("no_answer") from error
    finally:
        watch.cancel()
        line.socket.close()


class _Line:
    """The socket that is talked over, which another thread may hang up."""

    def __init__(self, plain: socket.socket):
        self.socket = plain

    def hang_up(self) -> None:
        with suppress(OSError):
            # Not the encrypted socket's own way, which would first forget that it is encrypted.
            socket.socket.shutdown(self.socket, socket.SHUT_RDWR)

    def encrypt(self, host: str) -> None:
        self.socket = ssl.create_default_context().wrap_socket(
            self.socket, server_hostname=host, do_handshake_on_connect=False
        )
        self.socket.do_handshake()


def _talk(line: _Line, url: SplitResult, host: str, port: int) -> Visit:
    connection = HTTPConnection(host, port)
    connection.default_port = PORTS[url.scheme]
    if url.scheme == "https":
        line.encrypt(host)
    connection.sock = line.socket
    with closing(connection):
        path = (url.path or "/") + (f"?{url.query}" if url.query else "")
        headers = {"Accept": "text/html,*/*", "Accept-Language": "th", "User-Agent": "oit-pages"}
        connection.request("GET", path, headers=headers)
        answer = connection.getresponse()
        if answer.status in MOVED:
            place = urljoin(url.geturl(), iri_to_uri(answer.getheader("Location") or ""))
            return Visit(status="not_checked", http=answer.status, leads_to=place)
        text = _beginning(answer) if 200 <= answer.status < 300 else ""
        return Visit(status="not_checked", http=answer.status, text=text)


def _beginning(answer: HTTPResponse) -> str:
    return answer.read(MOST).decode("utf-8", "replace")


def _place(url: SplitResult) -> tuple[str, int]:
    """Host and port. Raises OutOfReach for what is no address of the web."""
    try:
        host, port = url.hostname or "", PORTS.get(url.scheme, 0) if url.port is None else url.port
        named = host.encode("idna").decode() if not host.isascii() else host
    except ValueError as error:
        raise OutOfReach("not_web") from error
    if url.scheme not in PORTS or not (named and port) or url.username or url.password:
        raise OutOfReach("not_web")
    return named.lower(), port


def _resolve(host: str, port: int, private: bool) -> list[tuple]:
    """Where the name leads, of that only what may be connected to. Raises OutOfReach."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise OutOfReach("unknown_host") from error
    allowed = [one for one in found if private or is_open(one[4][0])]
    if not allowed:
        raise OutOfReach("private")
    return allowed


def is_open(address: str) -> bool:
    """Whether an IP address is of the open internet, whatever it is wrapped in."""
    found = ip_address(address.partition("%")[0])
    inner: list[IPv4Address | IPv6Address | None] = [found]
    if isinstance(found, IPv6Address):
        inner += [found.ipv4_mapped, found.sixtofour, *(found.teredo or ())]
        if found.packed[:12] in _WRAPPED:
            inner.append(IPv4Address(found.packed[12:]))
    return all(one.is_global and not one.is_multicast for one in inner if one is not None)


def _connect(places: list[tuple], until: float) -> socket.socket:
    """To the first that answers. Raises OSError."""
    last: OSError = TimeoutError()
    for family, kind, protocol, _name, place in places:
        left = until - monotonic()
        if left <= 0:
            break
        plain = socket.socket(family, kind, protocol)
        plain.settimeout(left)
        try:
            plain.connect(place)
        except OSError as error:
            plain.close()
            last = error
            continue
        return plain
    raise last
