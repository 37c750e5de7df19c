"""Visit an outside address as somebody who is logged in nowhere.

Addresses come from editors, so that what may be reached is bounded: web addresses of the public
Internet alone, looked at where the connection is made; few redirects, little content, little time.
"""

import socket
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException
from ipaddress import IPv4Address, IPv6Address, ip_address
from ssl import create_default_context
from threading import Timer
from time import monotonic
from urllib.parse import quote, urljoin, urlsplit

from oit_pages.evidence.addresses import is_login

#: Seconds for one step, and for all of a visit; redirects; bytes that are read.
STEP, WHOLE, REDIRECTS, BYTES = 5.0, 15.0, 5, 4096
PORTS = {"http": 80, "https": 443}
AGENT = "Mozilla/5.0 (compatible; oit_pages link check)"
#: What an address may hold as it stands.
_SAFE = "%/:=&?~#+!$,;'@()*[]"
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_NOT_FOR_ALL = frozenset({401, 403})


class OutOfReach(OSError):
    """Nothing was learnt about the address."""


def is_public(text: str) -> bool:
    """Whether an IP address is one of the public Internet, also where it wraps another one."""
    address = ip_address(text.partition("%")[0])
    inner: list[IPv4Address | IPv6Address] = [address]
    if isinstance(address, IPv6Address):
        wrapped = [address.ipv4_mapped, address.sixtofour, *(address.teredo or ())]
        if address.packed[:12] in (bytes.fromhex("0064ff9b0000000000000000"), bytes(12)):
            wrapped.append(IPv4Address(address.packed[12:]))
        inner += [one for one in wrapped if one is not None]
    return all(one.is_global and not one.is_multicast for one in inner)


@contextmanager
def _cut_off(connection: socket.socket, seconds: float) -> Iterator[None]:
    """Whoever answers letter by letter has no more time than others."""

    def cut() -> None:
        with suppress(OSError):
            connection.shutdown(socket.SHUT_RDWR)

    timer = Timer(max(seconds, 0), cut)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()


@dataclass(frozen=True, kw_only=True)
class Visitor:
    """Whoever asks; tests let one into their own machine."""

    may_reach: Callable[[str], bool] = is_public
    any_port: bool = False

    def asks_permission(self, address: str) -> bool:
        """Whether the address asks who one is before it shows anything. Raises OutOfReach."""
        try:
            return self._asks(address, monotonic() + WHOLE)
        except ValueError as error:  # of an address that is none
            raise OutOfReach(address) from error

    def _asks(self, address: str, end: float) -> bool:
        for _step in range(REDIRECTS + 1):
            if is_login(address):
                return True
            status, there = self._look(address, end)
            if status in _NOT_FOR_ALL:
                return True
            if status == 200:
                return False
            if status not in _REDIRECTS or not there:
                break
            address = urljoin(address, there)
        raise OutOfReach(address)

    def _look(self, address: str, end: float) -> tuple[int, str]:
        """The status of an answer, and where it sends one; of its content next to nothing."""
        parts = urlsplit(address)
        host, port = parts.hostname or "", parts.port
        usual = PORTS.get(parts.scheme)
        if not host or usual is None or not (self.any_port or port in (None, usual)):
            raise OutOfReach(address)
        path = parts._replace(scheme="", netloc="", fragment="").geturl() or "/"
        connection = HTTPConnection(host, port or usual, timeout=STEP)
        connection.default_port = usual  # for the header that names the host
        try:
            with closing(connection):
                connection.sock = self._connect(host, port or usual, parts.scheme, end)
                with _cut_off(connection.sock, end - monotonic()):
                    connection.request("GET", quote(path, _SAFE), headers={"User-Agent": AGENT})
                    answer = connection.getresponse()
                    answer.read(BYTES)
                if monotonic() >= end:  # what was cut off may look like an answer
                    raise OutOfReach(address)
                return answer.status, answer.headers.get("Location", "")
        except (OSError, HTTPException, ValueError) as error:
            raise OutOfReach(address) from error

    def _connect(self, host: str, port: int, scheme: str, end: float) -> socket.socket:
        """To the very IP address that was looked at: a moment later the name may be another's."""
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        reached = [str(one[4][0]) for one in found]
        left = end - monotonic()
        if not reached or not all(map(self.may_reach, reached)) or left <= 0:
            raise OutOfReach(host)
        raw = socket.create_connection((reached[0], port), timeout=min(STEP, left))
        if scheme == "http":
            return raw
        try:
            return create_default_context().wrap_socket(raw, server_hostname=host)
        except BaseException:
            raw.close()
            raise
