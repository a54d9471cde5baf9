"""Who may do what: five roles and one table."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib.auth.models import Group, Permission
from django.db import transaction
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission, Page

_READ_ADMIN = ("wagtailadmin.access_admin",)
_ARTICLE = "content.{}_article"
_NAMES = tuple(
    f"content.{act}_{name}"
    for name in ("author", "topic", "series")
    for act in ("add", "change", "view")
)


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
    pictures: tuple[str, ...] = ("add_picture", "choose_picture")


_JOURNALIST = (*_READ_ADMIN, *(_ARTICLE.format(a) for a in ("add", "change", "view")), *_NAMES)
_EDITOR = (*_JOURNALIST, _ARTICLE.format("publish"), _ARTICLE.format("lock"))
_COMMENTS = ("comments.change_comment", "comments.view_comment", "comments.delete_comment")
_DESK = (
    _ARTICLE.format("unlock"),
    _ARTICLE.format("delete"),
    "content.add_rubric",
    "content.change_rubric",
    "content.view_rubric",
    "audience.add_bestpick",
    "audience.change_bestpick",
    "audience.delete_bestpick",
    "audience.view_bestpick",
)

JOURNALIST = Role("journalist", "Журналист", _JOURNALIST)
EDITOR = Role(
    "editor", "Редактор", _EDITOR, pictures=("add_picture", "change_picture", "choose_picture")
)
CHIEF = Role(
    "chief",
    "Бас редактор",
    (*_EDITOR, *_DESK, *_COMMENTS),
    pages=("add_page", "change_page", "publish_page", "lock_page", "unlock_page"),
    pictures=("add_picture", "change_picture", "delete_picture", "choose_picture"),
)
MODERATOR = Role("moderator", "Модератор", (*_READ_ADMIN, *_COMMENTS), pictures=())
ADMINISTRATOR = Role("administrator", "Әкімші", ())  # a superuser: every permission there is

ROLES = (JOURNALIST, EDITOR, CHIEF, MODERATOR, ADMINISTRATOR)


@transaction.atomic
def lay_roles() -> None:
    """Makes the groups' permissions exactly what the table says."""
    for role in ROLES:
        group, _ = Group.objects.get_or_create(name=role.name)
        group.permissions.set(_permission(name) for name in role.permissions)
        _lay_pages(group, role)
        _lay_pictures(group, role)


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
        permission = _permission(f"media.{codename}")
        GroupCollectionPermission.objects.create(
            group=group, collection=root, permission=permission
        )
