"""Wagtail's own API beside the package's, for front ends that already speak it.

Wagtail lists every file that is in no private collection, also those that only a draft, a private,
an expired or a deleted page has. Here a file is known once a public page shows it.
"""

from django.db.models import CharField
from django.db.models.functions import Cast
from wagtail.api.v2.router import WagtailAPIRouter
from wagtail.api.v2.views import PagesAPIViewSet
from wagtail.documents.api.v2.views import DocumentsAPIViewSet
from wagtail.images.api.v2.views import ImagesAPIViewSet
from wagtail.models import Page, ReferenceIndex

from oit_pages.visibility import public
from oit_pages.wagtail_api_v2 import PublicPages


class FilesOfPublicPages:
    """For Wagtail's views of documents and images: lists and gives what public pages show.

    Any reference counts, also one in rich text; Wagtail keeps an index of them.
    """

    def get_queryset(self):
        files = super().get_queryset()
        pages = Page.objects.filter(public()).order_by()
        shown = ReferenceIndex.objects.filter(
            base_content_type__app_label="wagtailcore",
            base_content_type__model="page",
            object_id__in=pages.values(key=Cast("pk", CharField())),
            to_content_type__app_label=self.model._meta.app_label,
            to_content_type__model=self.model._meta.model_name,
        )
        return files.filter(pk__in=shown.values(key=Cast("to_object_id", self.model._meta.pk)))


class DisclosedPages(PublicPages, PagesAPIViewSet):
    """Nothing below a page that is hidden."""


class PublicDocuments(FilesOfPublicPages, DocumentsAPIViewSet):
    pass


class PublicImages(FilesOfPublicPages, ImagesAPIViewSet):
    pass


api_v2 = WagtailAPIRouter("wagtailapi")
api_v2.register_endpoint("pages", DisclosedPages)
api_v2.register_endpoint("images", PublicImages)
api_v2.register_endpoint("documents", PublicDocuments)
