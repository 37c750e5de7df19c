"""The API's addresses, to be mounted where a site likes:

path("api/oit/v1/", include("oit_pages.urls"))
"""

from oit_pages.api.routes import routes

app_name = "oit_pages"
urlpatterns = routes
