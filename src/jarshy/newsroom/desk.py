"""What the newsroom needs in the database beside its roles; what Wagtail left there in English."""

from __future__ import annotations

from django.apps import apps
from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.utils.translation import gettext, override
from wagtail.models import (
    Collection,
    GroupApprovalTask,
    Page,
    Site,
    Workflow,
    WorkflowContentType,
    WorkflowTask,
)

from jarshy.content.models import Article

WORKFLOW = "Редакция қарауы"
TASK = "Редактор қарауы"
ROOT_COLLECTION = "Ортақ қор"
ROOT_PAGE = "Түбір"

# Wagtail's first migrations leave these; none of them has a part in this house.
_LEFT_GROUPS = ("Moderators", "Editors")
_LEFT_WORKFLOW = "Moderators approval"

# Django and Wagtail write the names of permissions into the database in English.
_ACTS = {
    "add": "қосу",
    "change": "өзгерту",
    "delete": "өшіру",
    "view": "көру",
    "publish": "жариялау",
    "lock": "құлыптау",
    "unlock": "құлпын ашу",
    "choose": "таңдау",
}


@transaction.atomic
def lay_desk(*, approvers: tuple[str, ...]) -> None:
    """Gives articles one workflow: the groups named may approve what a journalist sends them."""
    _sweep()
    task, is_new = GroupApprovalTask.objects.get_or_create(name=TASK)
    if is_new:
        task.groups.set(Group.objects.filter(name__in=approvers))
    workflow, is_new = Workflow.objects.get_or_create(name=WORKFLOW)
    if is_new:
        WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
    kind = ContentType.objects.get_for_model(Article)
    _name_permissions()
    WorkflowContentType.objects.get_or_create(content_type=kind, defaults={"workflow": workflow})


def _sweep() -> None:
    """Takes away Wagtail's example groups and workflow while nobody uses them; names the roots."""
    Group.objects.filter(name__in=_LEFT_GROUPS, user__isnull=True).delete()
    left = Workflow.objects.filter(name=_LEFT_WORKFLOW, workflow_states__isnull=True).first()
    if left:
        tasks = list(left.tasks)
        left.delete()
        for task in tasks:
            task.delete()
    Collection.objects.filter(depth=1, name="Root").update(name=ROOT_COLLECTION)
    Page.objects.filter(depth=1, title="Root").update(title=ROOT_PAGE, draft_title=ROOT_PAGE)
    Site.clear_site_root_paths_cache()


def _name_permissions() -> None:
    """Gives permissions Kazakh names, for the screen on which an administrator deals them out."""
    renamed = []
    with override("kk"):
        for permission in Permission.objects.select_related("content_type"):
            name = _permission_name(permission)
            if name != permission.name:
                permission.name = name
                renamed.append(permission)
    Permission.objects.bulk_update(renamed, ["name"], batch_size=100)


def _permission_name(permission: Permission) -> str:
    """What Wagtail's catalogue calls it, or else its thing and its act."""
    act, _, name = permission.codename.partition("_")
    kind = permission.content_type
    if gettext(permission.name) != permission.name or act not in _ACTS:
        return gettext(permission.name)
    try:
        model = apps.get_model(kind.app_label, name)
    except LookupError:
        model = kind.model_class()
    return f"{model._meta.verbose_name if model else name}: {_ACTS[act]}"
