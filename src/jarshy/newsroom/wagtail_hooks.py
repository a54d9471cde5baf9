"""The newsroom's menu and screens, registered with Wagtail."""

from __future__ import annotations

from wagtail import hooks
from wagtail.snippets.models import register_snippet

from jarshy.newsroom.screens import (
    ArticleScreen,
    BestPickScreen,
    CommentScreen,
    NamesGroup,
)

register_snippet(ArticleScreen)
register_snippet(CommentScreen)
register_snippet(BestPickScreen)
register_snippet(NamesGroup)


@hooks.register("construct_main_menu")
def drop_foreign_items(request: object, items: list) -> None:
    """Leaves out what has no use here: articles are not pages, help leads to another house."""
    items[:] = [item for item in items if item.name not in {"help", "documents", "snippets"}]
