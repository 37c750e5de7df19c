"""CORS, where a setting asks for it: {"API_CORS_ORIGINS": ["https://www.example.go.th"]}.

`["*"]` lets every site read, and count visits. Cookies are never allowed across sites.
"""

from django.http import HttpRequest, HttpResponseBase
from django.utils.cache import patch_vary_headers

from oit_pages import conf

#: What a script of another site may read beside the body.
EXPOSED = "ETag, Last-Modified, Content-Language, Content-Disposition, Link, Retry-After"


def apply(request: HttpRequest, response: HttpResponseBase) -> None:
    """Add the headers that let the asking site read the answer."""
    origins = conf.get("API_CORS_ORIGINS")
    if not origins:
        return
    if isinstance(origins, str):
        origins = [origins]
    if "*" in origins:
        allowed = "*"
    else:
        patch_vary_headers(response, ["Origin"])
        allowed = request.headers.get("Origin", "")
        if allowed not in origins:
            return
    response["Access-Control-Allow-Origin"] = allowed
    response["Access-Control-Expose-Headers"] = EXPOSED
    if request.method == "OPTIONS":
        response["Access-Control-Allow-Methods"] = response.get("Allow", "GET, HEAD, OPTIONS")
        response["Access-Control-Allow-Headers"] = (
            "Accept, Accept-Language, Content-Type, If-None-Match, If-Modified-Since"
        )
        response["Access-Control-Max-Age"] = "86400"
