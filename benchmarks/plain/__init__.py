"""What Wagtail gives by itself: a page with a stream, and a project without the package."""
