"""Two endpoints of the admin's own API: documents, which this house has not, and pictures.

Wagtail 7.4 prints the address of its documents endpoint into every admin page, installed or not:
without one the newsroom answers 500. This one keeps the address and has nothing behind it.
Wagtail's pictures endpoint lists every picture to everybody who may sign in; this one only to
those who may choose one.
"""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import URLPattern, path
from wagtail.images.api.admin.views import ImagesAdminAPIViewSet
from wagtail.images.permissions import permission_policy

_PICTURE_ACTS = ["add", "change", "delete", "choose"]


class _Nothing:
    """A model nobody has: the router asks every endpoint which model it serves."""


def refuse(request: HttpRequest) -> HttpResponse:
    """There are no documents here."""
    raise Http404


class NoDocuments:
    """The documents endpoint of a newsroom without documents."""

    model: type[Any] = _Nothing

    @classmethod
    def get_urlpatterns(cls) -> list[URLPattern]:
        """One address, always 404."""
        return [path("", refuse, name="listing")]


class OwnPictures(ImagesAdminAPIViewSet):
    """The pictures that the person asking may choose or change."""

    def get_queryset(self) -> Any:
        """Rows of the site's picture model."""
        user = self.request.user
        allowed = permission_policy.instances_user_has_any_permission_for(user, _PICTURE_ACTS)
        return super().get_queryset().filter(pk__in=allowed)
