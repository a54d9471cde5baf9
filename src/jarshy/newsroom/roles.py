"""Who may do what: five roles and one table."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib.auth.models import Group, Permission
from django.db import transaction
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission, Page

from jarshy.newsroom.desk import lay_desk

_READ_ADMIN = ("wagtailadmin.access_admin",)
_ARTICLE = "content.{}_article"
_RUBRIC = "content.{}_rubric"


def _names(*acts: str) -> tuple[str, ...]:
    kinds = ("author", "topic", "series")
    return tuple(f"content.{act}_{kind}" for kind in kinds for act in acts)


@dataclass(frozen=True, slots=True)
class Role:
    """A role of the newsroom.

    `permissions` are "app.codename"; `pages` and `pictures` are Wagtail's own kinds of permission
    on the page tree and on the picture collection.
    """

    key: str
    name: str
    permissions: tuple[str, ...]
    pages: tuple[str, ...] = ()
    pictures: tuple[str, ...] = ("add_image", "choose_image")


# A name is shown all over the site the moment it is changed: that is an editor's act.
_JOURNALIST = (
    *_READ_ADMIN,
    *(_ARTICLE.format(act) for act in ("add", "change", "view")),
    *_names("add", "view"),
    _RUBRIC.format("view"),
    "content.view_misprint",
)
_EDITOR = (
    *_JOURNALIST,
    *_names("change"),
    *(_ARTICLE.format(act) for act in ("publish", "lock", "unlock")),
    "content.change_misprint",
)
_COMMENTS = ("comments.change_comment", "comments.view_comment", "comments.delete_comment")
# A note that readers have seen is a promise: only the chief editor takes one back.
_DESK = (
    _ARTICLE.format("delete"),
    "content.delete_correctionnote",
    *_names("delete"),
    *(_RUBRIC.format(act) for act in ("add", "change", "delete")),
    *(f"audience.{act}_bestpick" for act in ("add", "change", "delete", "view")),
)

JOURNALIST = Role("journalist", "Журналист", _JOURNALIST)
EDITOR = Role("editor", "Редактор", _EDITOR, pictures=("add_image", "change_image", "choose_image"))
CHIEF = Role(
    "chief",
    "Бас редактор",
    (*_EDITOR, *_DESK, *_COMMENTS),
    pages=("add_page", "change_page", "publish_page", "lock_page", "unlock_page"),
    pictures=("add_image", "change_image", "delete_image", "choose_image"),
)
MODERATOR = Role("moderator", "Модератор", (*_READ_ADMIN, *_COMMENTS), pictures=())
ADMINISTRATOR = Role("administrator", "Әкімші", (), pictures=())  # a superuser: may do everything

ROLES = (JOURNALIST, EDITOR, CHIEF, MODERATOR, ADMINISTRATOR)


@transaction.atomic
def lay_roles() -> None:
    """Makes the groups' permissions exactly what the table says, and gives articles a workflow."""
    for role in ROLES:
        group, _ = Group.objects.get_or_create(name=role.name)
        group.permissions.set(_permission(name) for name in role.permissions)
        _lay_pages(group, role)
        _lay_pictures(group, role)
    lay_desk(approvers=(EDITOR.name, CHIEF.name))


def _permission(name: str) -> Permission:
    app, codename = name.split(".")
    return Permission.objects.get(content_type__app_label=app, codename=codename)


def _lay_pages(group: Group, role: Role) -> None:
    root = Page.objects.get(depth=1)
    GroupPagePermission.objects.filter(group=group).delete()
    for codename in role.pages:
        permission = _permission(f"wagtailcore.{codename}")
        GroupPagePermission.objects.create(group=group, page=root, permission=permission)


def _lay_pictures(group: Group, role: Role) -> None:
    root = Collection.get_first_root_node()
    GroupCollectionPermission.objects.filter(group=group).delete()
    for codename in role.pictures:
        # Wagtail keeps these under its own image model, whatever model the site's pictures have.
        permission = _permission(f"wagtailimages.{codename}")
        GroupCollectionPermission.objects.create(
            group=group, collection=root, permission=permission
        )
