"""The API's addresses, to be mounted where a site likes:

path("api/oit/v1/", include("oit_pages.urls"))
"""

from oit_pages.api.routes import urlpatterns

app_name = "oit_pages"

__all__ = ["app_name", "urlpatterns"]
