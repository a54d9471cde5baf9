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
from wagtail.admin.ui.tables import Column, DateColumn, LiveStatusTagColumn, UpdatedAtColumn
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from jarshy.audience.models import BestPick
from jarshy.comments.models import Comment
from jarshy.content.models import Article, Author, Rubric, Series, Topic
from jarshy.newsroom.choosers import GuardedChooser
from jarshy.newsroom.forms import ArticleForm
from jarshy.newsroom.views import ArticleApprovalView, ArticleCreateView, ArticleEditView

TEXT = ObjectList(
    [
        FieldPanel("headline", classname="title"),
        FieldPanel("lead", help_text="Оқырман тізімде де, іздеуде де көретін бір-екі сөйлем."),
        FieldPanel("rubric", help_text="Айдарсыз мақала да жарияланады."),
        InlinePanel("bylines", heading="Авторлар", label="Автор"),
        FieldPanel("source", help_text="Автор көрсетілмесе, мақала астында осы дереккөз тұрады."),
        MultiFieldPanel(
            [
                FieldPanel("lead_picture"),
                FieldPanel("picture_caption"),
                FieldPanel("picture_credit"),
            ],
            heading="Басты сурет",
        ),
        FieldPanel("body"),
        InlinePanel(
            "corrections",
            heading="Түзетулер мен толықтырулар",
            label="Жазба",
            help_text="Жарияланған мәтінге енген мәнді өзгеріс туралы оқырманға айтылатын сөз: "
            "не қате болды, дұрысы қандай, не қосылды. Мақала соңында күнімен тұрады.",
            panels=[
                FieldRowPanel([FieldPanel("kind"), FieldPanel("noted_at")]),
                FieldPanel("text"),
                FieldPanel("writer", read_only=True),
            ],
        ),
    ],
    heading="Мәтін",
)

MOMENTS = MultiFieldPanel(
    [
        FieldPanel(
            "published_at",
            help_text="Бос қалса, алғаш жарияланған сәт қойылады.",
        ),
        FieldPanel(
            "updated_at",
            help_text="Мәтін мәнді өзгергенде ғана толтырыңыз: оқырман оны бетте көреді.",
        ),
        FieldPanel(
            "embargo_until",
            help_text="Осы сәтке дейін мақала ешбір жолмен жарияланбайды.",
        ),
    ],
    heading="Уақыты",
)

SETTINGS = ObjectList(
    [
        FieldPanel("topics", help_text="Бірнешеуін таңдау үшін Ctrl пернесін басып тұрыңыз."),
        MultiFieldPanel(
            [FieldRowPanel([FieldPanel("series"), FieldPanel("part")])], heading="Топтама"
        ),
        MOMENTS,
        MultiFieldPanel(
            [FieldRowPanel([FieldPanel("language"), FieldPanel("origin")])], heading="Тіл мен жазу"
        ),
        FieldPanel("comments_open"),
        # Shows nothing here: it lays the dialog that the status panel opens.
        PublishingPanel(),
    ],
    heading="Баптау",
)


class ArticleScreen(SnippetViewSet):
    """Articles: the list, the editor, the preview."""

    model = Article
    icon = "doc-full"
    menu_label = "Мақалалар"
    menu_name = "articles"
    menu_order = 100
    add_to_admin_menu = True
    list_display = (
        "headline",
        "rubric",
        LiveStatusTagColumn(),
        DateColumn("published_at", label="Жарияланған сәті", sort_key="published_at"),
        UpdatedAtColumn(),
    )
    list_filter = ("rubric", "live", "language")
    search_fields = ("headline", "lead")
    ordering = ("-id",)
    list_per_page = 30
    copy_view_enabled = False
    chooser_viewset_class = GuardedChooser
    add_view_class = ArticleCreateView
    edit_view_class = ArticleEditView
    workflow_action_view_class = ArticleApprovalView

    edit_handler = TabbedInterface([TEXT, SETTINGS], base_form_class=ArticleForm)


class CommentScreen(SnippetViewSet):
    """Comments, the newest first, for moderators."""

    model = Comment
    icon = "comment"
    menu_label = "Пікірлер"
    menu_name = "comments"
    menu_order = 200
    add_to_admin_menu = True
    list_display = (
        "name",
        Column("text", label="Пікірі"),
        Column("article", label="Мақала"),
        Column("get_state_display", label="Күйі", sort_key="state"),
        DateColumn("created_at", label="Сәті", sort_key="created_at"),
    )
    list_filter = ("state",)
    search_fields = ("name", "text")
    ordering = ("-created_at",)
    list_per_page = 50
    copy_view_enabled = False
    chooser_viewset_class = GuardedChooser
    panels = (
        FieldPanel("state"),
        FieldPanel("name", read_only=True),
        FieldPanel("text", read_only=True),
        FieldPanel("article", read_only=True),
        FieldPanel("created_at", read_only=True),
    )


class BestPickScreen(SnippetViewSet):
    """Best materials picked by the desk."""

    model = BestPick
    icon = "pick"
    menu_label = "Үздік материалдар"
    menu_name = "bestpicks"
    menu_order = 300
    add_to_admin_menu = True
    list_display = ("article", "position", DateColumn("until", label="Мерзімі"))
    copy_view_enabled = False
    chooser_viewset_class = GuardedChooser
    panels = (
        FieldPanel("article"),
        FieldRowPanel(
            [
                FieldPanel("position", help_text="Кіші сан жоғары тұрады."),
                FieldPanel("until", help_text="Бос болса, өзіңіз алып тастағанша тұрады."),
            ]
        ),
    )


class NameScreen(SnippetViewSet):
    """What the screens of all names share."""

    list_display: tuple[str, ...] = ("name", "slug")
    search_fields = ("name",)
    copy_view_enabled = False
    chooser_viewset_class = GuardedChooser
    panels: tuple[FieldPanel, ...] = (FieldPanel("name"), FieldPanel("about"))


class RubricScreen(NameScreen):
    """Rubrics."""

    model = Rubric
    icon = "folder-open-inverse"
    menu_label = "Айдарлар"
    menu_name = "rubrics"
    list_display = ("name", "slug", "position")
    panels = (
        FieldPanel("name"),
        FieldPanel("about"),
        FieldPanel("position", help_text="Мәзірдегі орны: кіші сан бұрын тұрады."),
    )


class AuthorScreen(NameScreen):
    """Authors."""

    model = Author
    icon = "user"
    menu_label = "Авторлар"
    menu_name = "authors"
    panels = (FieldPanel("name"), FieldPanel("about"), FieldPanel("portrait"))


class TopicScreen(NameScreen):
    """Topics."""

    model = Topic
    icon = "tag"
    menu_label = "Тақырыптар"
    menu_name = "topics"


class SeriesScreen(NameScreen):
    """Series."""

    model = Series
    icon = "list-ol"
    menu_label = "Топтамалар"
    menu_name = "series"


class NamesGroup(SnippetViewSetGroup):
    """Everything articles are ordered by, under one item."""

    items = (RubricScreen, AuthorScreen, TopicScreen, SeriesScreen)
    menu_label = "Анықтамалық"
    menu_name = "names"
    menu_icon = "list-ul"
    menu_order = 400
