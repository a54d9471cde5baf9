"""What the newsroom needs in the database beside its roles; what Wagtail left there in English."""

from __future__ import annotations

from django.contrib.auth.models import Group
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
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
