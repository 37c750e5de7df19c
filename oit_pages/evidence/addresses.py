"""Addresses on the web: whether two are one, and whether one leads to anything of its own."""

import posixpath
import re
from unicodedata import normalize
from urllib.parse import parse_qsl, unquote, urlencode, urlsplit

#: Parameters that say where a visitor came from, and nothing of where they go.
_TRACKING = re.compile(r"utm_\w+|fbclid|gclid|igshid|mc_[ce]id|ref|ref_src|si|_ga", re.IGNORECASE)
_SEARCH = re.compile(
    r"(?:(?:www|m|[a-z]{2})\.)?(?:google\.(?:com?(?:\.[a-z]{2})?|[a-z]{2})|bing\.com|(?:search\.)?yahoo\.com"
    r"|duckduckgo\.com|ecosia\.org|yandex\.com|baidu\.com|sanook\.com)"
)
#: Where a search engine asks and answers, whatever it is asked.
_SEARCH_PATH = re.compile(
    r"/?(?:search|webhp|imghp|advanced_search|images/search|home|index\.html?|html)?/?",
    re.IGNORECASE,
)
_MAPS = re.compile(
    r"maps\.google\.(?:com|co\.th)|(?:www\.)?openstreetmap\.org|map\.longdo\.com|maps\.apple\.com|(?:www\.)?bing\.com"
)
_MAPS_PATH = re.compile(r"/maps/?(?:@)?", re.IGNORECASE)
_LOGIN_HOST = re.compile(r"(?:accounts|login|signin|auth)\.", re.IGNORECASE)
_LOGIN_PATH = re.compile(
    r"/(?:wp-)?(?:login|log-in|signin|sign-in|wp-admin|admin)(?:\.\w+)?(?:/|$)", re.IGNORECASE
)


def canonical(url: str) -> str:
    """The address as what it leads to: without scheme, www, letter case of the host, trailing
    slash, fragment and tracking parameters; its path in letters, without detours."""
    parts = urlsplit(url.strip())
    host = parts.netloc.lower().removeprefix("www.").removesuffix(":80").removesuffix(":443")
    asked = [pair for pair in parse_qsl(parts.query) if not _TRACKING.fullmatch(pair[0])]
    query = urlencode(sorted(asked))
    return host + _plain(parts.path) + (f"?{query}" if query else "")


def _plain(path: str) -> str:
    """ "/%E0%B8%81/./x/../" → "/ก"."""
    said = normalize("NFC", unquote(path))
    return posixpath.normpath(said).rstrip("/") if said else ""


def is_front_page(url: str) -> bool:
    """The first page of a search engine, what it finds, or the first page of a map service: they
    show nothing of an office."""
    parts = urlsplit(url.strip())
    host, path = parts.netloc.lower().removesuffix(":80").removesuffix(":443"), parts.path
    if _SEARCH.fullmatch(host) and _SEARCH_PATH.fullmatch(path):
        return True
    if parts.query or parts.fragment:
        return False
    if _SEARCH.fullmatch(host):
        return bool(_MAPS_PATH.fullmatch(path))
    return bool(_MAPS.fullmatch(host)) and path in ("", "/", "/maps", "/maps/")


#: Services on which an office may have a page of its own; without its name there is none.
_SERVICES = re.compile(
    r"(?:www\.|m\.|web\.)?(?:facebook\.com|fb\.com|line\.me|lin\.ee|youtube\.com|youtu\.be|twitter\.com|x\.com|"
    r"instagram\.com|tiktok\.com|goo\.gl|bit\.ly|forms\.gle|maps\.app\.goo\.gl|docs\.google\.com|"
    r"drive\.google\.com|sites\.google\.com|forms\.office\.com|linktr\.ee)"
)
_SERVICES_PATH = re.compile(
    r"/?(?:forms?|document|spreadsheets|drive|share|sharer(?:/.*)?|sharer?\.php|intent(?:/.*)?|home(?:\.php)?"
    r"|watch|feed|explore|hashtag(?:/.*)?)?/?",
    re.IGNORECASE,
)
#: A button that shares what one looks at; "/share/1AbCdEfGh/" is the link to somebody's page.
_SHARES = re.compile(r"/?(?:R/)?(?:share(?!/(?:[a-z]/)?[\w-]{6,}/?$)|intent)", re.IGNORECASE)
_GONE = re.compile(
    r"/(?:404|error|not-?found|under-?construction|coming-?soon)(?:\.\w+)?/?", re.IGNORECASE
)


def is_nobodys(url: str) -> bool:
    """The front page of a service, its button to share, or a page that says there is none."""
    parts = urlsplit(url.strip())
    if _GONE.fullmatch(parts.path):
        return True
    if not _SERVICES.fullmatch(parts.netloc.lower()):
        return False
    shares = _SHARES.match(parts.path)
    asked = [pair for pair in parse_qsl(parts.query) if not _TRACKING.fullmatch(pair[0])]
    return bool(shares) or (bool(_SERVICES_PATH.fullmatch(parts.path)) and not asked)


def is_login(url: str) -> bool:
    """A page that asks who one is before it shows anything."""
    parts = urlsplit(url.strip())
    return bool(_LOGIN_HOST.match(parts.netloc) or _LOGIN_PATH.search(parts.path))


#: A country, a part of one or a province, by the name of the place that is asked for.
_WIDE = re.compile(
    r"(?:(?:kingdom|map|north|south|east|west|northeast|central|northern|southern|eastern|western|northeastern)"
    r"(?: of)? )?(?:thailand|siam)|(?:south ?east )?asia|world|earth|bangkok"
    r"|isan|province of .*"
    r"|[^,]* province"
    r"|(?:ประเทศ)?ไทย|กรุงเทพ(?:มหานคร|ฯ)?|(?:จังหวัด|จ\.|ภาค)\s*\S*|ภาค.*",
    re.IGNORECASE,
)
#: Who says where it is, besides: "Nan Province 55000, Thailand" is the province.
_BESIDE = re.compile(r"(?:\s*,)?\s*(?:\d{5}|thailand|ประเทศไทย)\s*$", re.IGNORECASE)
#: What is an office's own, however far one stands from it.
_OFFICE = re.compile(
    r"municipal|\boffices?\b|\btambon\b|sub-?district|\b(?:city|town) hall\b|administrat"
    r"|เทศบาล|อบต|อบจ|องค์การบริหาร|(?:^|\s)(?:ทต|ทม|ทน)\.|สำนักงาน|ที่ทำการ|ที่ว่าการ|ศาลา",
    re.IGNORECASE,
)
_PLACE = re.compile(r"/(place|search|dir)/+([^@]+)")
_ASKED = frozenset({"q", "query", "where1", "address", "near", "daddr", "destination"})
_ZOOM = re.compile(r"(?:@-?[\d.]+,-?[\d.]+,|map=|[?&](?:z|zoom|lvl)=|#)(\d+(?:\.\d+)?)(?:z|/|&|$)")
#: From so near on a map shows a place: districts, not provinces.
_NEAR = 10


def is_wide_map(url: str) -> bool:
    """A map of a whole country or province shows nobody the way to an office."""
    parts = urlsplit(url.strip())
    names = [value for name, value in parse_qsl(parts.query) if name in _ASKED]
    leads = _PLACE.search(unquote(parts.path))
    if leads:
        names.append(_named(*leads.groups()))
    if any(map(_OFFICE.search, names)):
        return False
    if any(_WIDE.fullmatch(said) for one in names for said in (one.strip(), _bare(one))):
        return True
    zoom = _ZOOM.search(url)
    return zoom is not None and float(zoom[1]) < _NEAR and not (leads and leads[1] == "place")


def _named(way: str, path: str) -> str:
    """The place that a path names; of a journey the one that it ends at."""
    stops = [one for one in path.split("/") if one and not one.startswith("data=")]
    return (stops[-1 if way == "dir" else 0] if stops else "").replace("+", " ")


def _bare(name: str) -> str:
    """ "Nan Province 55000, Thailand" without what says where that is; "Thailand" stays."""
    said = name.strip()
    while (shorter := _BESIDE.sub("", said).strip()) and shorter != said:
        said = shorter
    return said


_FILE = re.compile(
    r"\.(?:pdf|docx?|xlsx?|odt|ods|rtf|txt|zip|rar|7z|jpe?g|png|gif|webp|pptx?|csv)", re.IGNORECASE
)
_FILE_HOSTS = re.compile(
    r"(?:drive\.google\.com/(?:file|open|uc)|dropbox\.com/s\w*/|1drv\.ms/[bwx])"
)


def is_file(url: str) -> bool:
    """An address of a file: to be read or printed, not filled in."""
    parts = urlsplit(url.strip())
    name = unquote(parts.path).rstrip("/")
    return bool(_FILE.fullmatch(posixpath.splitext(name)[1])) or bool(
        _FILE_HOSTS.search(parts.netloc + parts.path)
    )


_DRIVE_HOST = re.compile(
    r"(?:drive|docs)\.google\.com|1drv\.ms|onedrive\.live\.com|[\w-]+\.sharepoint\.com",
    re.IGNORECASE,
)


def is_on_drive(url: str) -> bool:
    """Where whoever shares a file says who may open it; asked of web addresses alone."""
    try:
        parts = urlsplit(url.strip())
        host = parts.hostname or ""
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(_DRIVE_HOST.fullmatch(host))


def leads_somewhere(url: str) -> bool:
    return not (is_front_page(url) or is_login(url) or is_nobodys(url))
