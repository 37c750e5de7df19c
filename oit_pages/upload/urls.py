"""Where responsible units send papers to, to be mounted where a site likes:

path("upload/", include("oit_pages.upload.urls"))
"""

from django.urls import path

from oit_pages.on_demand import view_on_demand

app_name = "oit_upload"

urlpatterns = [
    path("<str:token>/", view_on_demand("oit_pages.upload.views:SendView"), name="send"),
]
