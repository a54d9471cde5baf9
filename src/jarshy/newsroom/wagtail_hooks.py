"""The newsroom's menu and screens, registered with Wagtail."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.templatetags.static import static
from django.urls import reverse
from django.utils.html import format_html
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.menu import MenuItem
from wagtail.admin.search import SearchArea
from wagtail.permissions import page_permission_policy
from wagtail.snippets.models import register_snippet

from jarshy.content.models import FrontPage
from jarshy.content.queries import front_page
from jarshy.newsroom import misprints, reports  # noqa: F401  (register their own screens)
from jarshy.newsroom.dashboard import HeldPanel, MisprintsPanel, RecentPanel
from jarshy.newsroom.endpoints import NoDocuments, OwnPictures
from jarshy.newsroom.screens import ArticleScreen, BestPickScreen, CommentScreen, NamesGroup

register_snippet(ArticleScreen)
register_snippet(CommentScreen)
register_snippet(BestPickScreen)
register_snippet(NamesGroup)

# Help leads to another house, snippets to a list of what the menu already shows; articles are
# not pages.
_UNUSED = {"help", "documents", "snippets"}
_FOREIGN_PANELS = {"whats_new_in_wagtail_version", "recent_edits"}


@hooks.register("construct_main_menu")
def arrange_menu(request: object, items: list[Any]) -> None:
    """Leaves out what has no use here; the few pages need a link, not a tree unfolded by script."""
    items[:] = [
        MenuItem(item.label, item.url, name="pages", icon_name="doc-empty", order=250)
        if item.name == "explorer"
        else item
        for item in items
        if item.name not in _UNUSED
    ]


class FrontMenuItem(MenuItem):
    """The way to the front page's slots, for those who may set them."""

    def is_shown(self, request: HttpRequest) -> bool:
        """True for a person who may change pages."""
        return bool(page_permission_policy.user_has_permission(request.user, "change"))

    def render_component(self, request: HttpRequest) -> Any:
        """The link, to the editor of the one front page."""
        self.url = reverse("wagtailadmin_pages:edit", args=[front_page().pk])
        return super().render_component(request)


@hooks.register("register_admin_menu_item")
def register_front_page() -> MenuItem:
    """The front page, right after the articles."""
    return FrontMenuItem("Бас бет", "", name="front", icon_name="home", order=150)


class ArticleSearchArea(SearchArea):
    """The sidebar's search looks for articles first: they are what a newsroom looks for."""

    def is_shown(self, request: HttpRequest) -> bool:
        """True for a person who may see articles."""
        return bool(request.user.has_perm("content.view_article"))


@hooks.register("register_admin_search_area")
def register_article_search() -> SearchArea:
    """Before Wagtail's own areas, which begin at 100."""
    url = reverse("wagtailsnippets_content_article:list")
    return ArticleSearchArea("Мақалалар", url, name="articles", icon_name="doc-full", order=10)


@hooks.register("construct_admin_api", order=100)  # after Wagtail's own, which it replaces
def lay_endpoints(router: Any) -> None:
    """Keeps the address that Wagtail prints into every page; guards the list of pictures."""
    router.register_endpoint("documents", NoDocuments)
    router.register_endpoint("images", OwnPictures)


@hooks.register("insert_global_admin_css")
def wear_own_colours() -> str:
    """The paper's colours over Wagtail's."""
    return format_html('<link rel="stylesheet" href="{}">', static("newsroom/newsroom.css"))


@hooks.register("insert_editor_js")
def follow_preview_mode() -> str:
    """The preview shows the script that is chosen, also when it was busy at the choice."""
    return format_html('<script src="{}"></script>', static("newsroom/preview.js"))


@hooks.register("construct_homepage_panels")
def lay_dashboard(request: object, panels: list[Any]) -> None:
    """Adds the newsroom's own panels; Wagtail's speak of pages only where there are pages."""
    panels[:] = [panel for panel in panels if getattr(panel, "name", "") not in _FOREIGN_PANELS]
    panels += [HeldPanel(), MisprintsPanel(), RecentPanel()]


FRONT_STAYS = "Бас бет өшірілмейді және жариядан алынбайды: сайт содан басталады."


@hooks.register("before_delete_page")
@hooks.register("before_unpublish_page")
def keep_front_page(request: HttpRequest, page: Any) -> HttpResponse | None:
    """Refuses to take the front page away, whoever asks: the whole site stands under it."""
    if not isinstance(page.specific, FrontPage):
        return None
    messages.error(request, FRONT_STAYS)
    return redirect("wagtailadmin_explore_root")


@hooks.register("before_bulk_action")
def keep_front_page_in_bulk(
    request: HttpRequest, action_type: str, objects: list[Any], action: Any
) -> HttpResponse | None:
    """The same for many pages at once."""
    if action_type not in {"delete", "unpublish", "move"}:
        return None
    fronts = (keep_front_page(request, page) for page in objects if hasattr(page, "specific"))
    return next((answer for answer in fronts if answer), None)
