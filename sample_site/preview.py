"""A stand-in for the real front end: shows one draft, read over the API with its token."""

from django.utils.decorators import method_decorator
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.generic import TemplateView


# The admin shows it in a frame beside the form.
@method_decorator(xframe_options_sameorigin, name="dispatch")
class PreviewView(TemplateView):
    template_name = "sample_site/preview.html"

    def render_to_response(self, context, **kwargs):
        answer = super().render_to_response(context, **kwargs)
        # The token in the address is for nobody else: no link on the draft passes it on.
        answer["Referrer-Policy"] = "no-referrer"
        return answer
