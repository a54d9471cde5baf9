"""The screens on which articles and the names around them are written."""

from __future__ import annotations

from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    InlinePanel,
    MultiFieldPanel,
    ObjectList,
    PublishingPanel,
    TabbedInterface,
)
from wagtail.admin.ui.tables import UpdatedAtColumn
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from jarshy.audience.models import BestPick
from jarshy.comments.models import Comment
from jarshy.content.models import Article, Author, Rubric, Series, Topic
from jarshy.newsroom.forms import ArticleForm


class ArticleScreen(SnippetViewSet):
    """Articles: the list, the editor, the preview."""

    model = Article
    icon = "doc-full"
    menu_label = "Мақалалар"
    menu_order = 100
    add_to_admin_menu = True
    list_display = ("headline", "rubric", "published_at", UpdatedAtColumn())
    list_filter = ("rubric", "live", "language")
    search_fields = ("headline", "lead")
    ordering = ("-id",)
    list_per_page = 30

    edit_handler = TabbedInterface(
        [
            ObjectList(
                [
                    FieldPanel("headline", classname="title"),
                    FieldPanel("lead"),
                    FieldPanel("rubric"),
                    InlinePanel("bylines", heading="Авторлар", label="Автор"),
                    FieldPanel("source"),
                    MultiFieldPanel(
                        [
                            FieldPanel("lead_picture"),
                            FieldPanel("picture_caption"),
                            FieldPanel("picture_credit"),
                        ],
                        heading="Басты сурет",
                    ),
                    FieldPanel("body"),
                ],
                heading="Мәтін",
            ),
            ObjectList(
                [
                    FieldPanel("topics"),
                    FieldRowPanel([FieldPanel("series"), FieldPanel("part")]),
                    FieldRowPanel([FieldPanel("published_at"), FieldPanel("updated_at")]),
                    FieldPanel("embargo_until"),
                    FieldRowPanel([FieldPanel("language"), FieldPanel("origin")]),
                    FieldPanel("comments_open"),
                ],
                heading="Баптау",
            ),
            ObjectList([PublishingPanel()], heading="Кесте"),
        ],
        base_form_class=ArticleForm,
    )


class CommentScreen(SnippetViewSet):
    """Comments, the newest first, for moderators."""

    model = Comment
    icon = "comment"
    menu_label = "Пікірлер"
    menu_order = 200
    add_to_admin_menu = True
    list_display = ("name", "text", "article", "state", "created_at")
    list_filter = ("state",)
    search_fields = ("name", "text")
    ordering = ("-created_at",)
    panels = (
        FieldPanel("state"),
        FieldPanel("name", read_only=True),
        FieldPanel("text", read_only=True),
    )


class BestPickScreen(SnippetViewSet):
    """Best materials picked by the desk."""

    model = BestPick
    icon = "pick"
    menu_label = "Үздік материалдар"
    menu_order = 300
    add_to_admin_menu = True
    list_display = ("article", "position", "until")
    panels = (FieldPanel("article"), FieldRowPanel([FieldPanel("position"), FieldPanel("until")]))


class RubricScreen(SnippetViewSet):
    """Rubrics."""

    model = Rubric
    icon = "folder-open-inverse"
    menu_label = "Айдарлар"
    list_display = ("name", "slug", "position")
    panels = (FieldPanel("name"), FieldPanel("about"), FieldPanel("position"))


class AuthorScreen(SnippetViewSet):
    """Authors."""

    model = Author
    icon = "user"
    menu_label = "Авторлар"
    list_display = ("name", "slug")
    search_fields = ("name",)
    panels = (FieldPanel("name"), FieldPanel("about"), FieldPanel("portrait"))


class TopicScreen(SnippetViewSet):
    """Topics."""

    model = Topic
    icon = "tag"
    menu_label = "Тақырыптар"
    list_display = ("name", "slug")
    search_fields = ("name",)
    panels = (FieldPanel("name"), FieldPanel("about"))


class SeriesScreen(SnippetViewSet):
    """Series."""

    model = Series
    icon = "list-ol"
    menu_label = "Топтамалар"
    list_display = ("name", "slug")
    search_fields = ("name",)
    panels = (FieldPanel("name"), FieldPanel("about"))


class NamesGroup(SnippetViewSetGroup):
    """Everything articles are ordered by, under one item."""

    items = (RubricScreen, AuthorScreen, TopicScreen, SeriesScreen)
    menu_label = "Анықтамалық"
    menu_icon = "list-ul"
    menu_order = 400
