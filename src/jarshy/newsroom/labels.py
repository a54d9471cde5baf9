"""Kazakh labels for the fields of Wagtail's forms and columns that have none of their own.

Django then makes one from the field's English name, past every catalogue.
"""

from __future__ import annotations

from typing import Any


def name_fields() -> None:
    """Gives each nameless field its label. Called once, when every app is loaded."""
    for form, labels in _fields():
        for name, label in labels.items():
            form.base_fields[name].label = label
    _name_columns()


def _fields() -> list[tuple[Any, dict[str, str]]]:
    from wagtail.admin.forms import auth, choosers, workflows
    from wagtail.users.forms import PagePermissionsForm

    text = {"link_text": "Сілтеме мәтіні"}
    mail = {"email_address": "Пошта мекенжайы", "subject": "Хат тақырыбы", "body": "Хат мәтіні"}
    return [
        (auth.LoginForm, {"password": "Құпиясөз", "remember": "Есте сақтау"}),
        (choosers.ExternalLinkChooserForm, text),
        (choosers.AnchorLinkChooserForm, text | {"url": "Белгінің аты"}),
        (choosers.EmailLinkChooserForm, text | mail),
        (choosers.PhoneLinkChooserForm, text | {"phone_number": "Телефон нөмірі"}),
        (workflows.WorkflowPageForm, {"page": "Бет"}),
        (PagePermissionsForm, {"page": "Бет", "permissions": "Рұқсаттар"}),
        (workflows.WorkflowContentTypeForm, {"content_types": "Мазмұн түрлері"}),
    ]


def _name_columns() -> None:
    from wagtail.sites.views import IndexView

    names = {"site_name": "Сайт атауы", "root_page": "Түбір бет", "port": "Порт"}
    for column in IndexView.columns:
        column.label = names.get(column.name, column.label)
