"""The sample municipality's addresses: the admin, the API, documents, and bare pages."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.conf.urls.static import static
from django.urls import include, path
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

from sample_site.api import api_v2
from sample_site.preview import PreviewView

urlpatterns = [
    path("admin/", include(wagtailadmin_urls)),
    path("documents/", include(wagtaildocs_urls)),
    path("api/oit/v1/", include("oit_pages.urls")),
    path("upload/", include("oit_pages.upload.urls")),
    path("api/v2/", api_v2.urls),
    path("preview/", PreviewView.as_view(), name="preview"),
    *static(settings.MEDIA_URL, document_root=settings.MEDIA_ROOT),
    # Each language has an address of its own: Thai at /, English at /en/.
    *i18n_patterns(path("", include(wagtail_urls)), prefix_default_language=False),
]
