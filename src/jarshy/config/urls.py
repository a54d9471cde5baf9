"""Every address of the house: the newsroom behind its own path, the reader's site at the root."""

from __future__ import annotations

from django.conf import settings
from django.urls import include, path, re_path
from django.views.static import serve
from wagtail.admin import urls as wagtail_admin_urls

urlpatterns = [
    path("newsroom/", include(wagtail_admin_urls)),
    re_path(r"^media/(?P<path>.+)$", serve, {"document_root": settings.MEDIA_ROOT}),
    path("", include("jarshy.reader.urls")),
]

handler404 = "jarshy.reader.views.not_found"
handler500 = "jarshy.reader.views.server_error"
