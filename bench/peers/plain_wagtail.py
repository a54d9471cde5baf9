"""The peer of a cold article: a page of Wagtail's tree with a template, as its manual shows it.

One Django project in one file. Run with `granian --interface wsgi bench.peers.plain_wagtail:app`;
`python -m bench.peers.plain_wagtail FILE` fills the database from a JSON file of articles.
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import Any

import django
from django.conf import settings

FOLDER = Path(os.environ["PLAIN_WAGTAIL"])
APP = "bench.peers.plain_articles"

INSTALLED = [
    APP,
    "wagtail.users", "wagtail.snippets", "wagtail.images", "wagtail.documents", "wagtail.sites",
    "wagtail.search", "wagtail.admin", "wagtail.contrib.redirects", "wagtail", "modelcluster",
    "taggit", "django_tasks", "django.contrib.auth", "django.contrib.contenttypes",
    "django.contrib.sessions", "django.contrib.messages", "django.contrib.staticfiles",
]  # fmt: skip
# What `wagtail start` writes.
MIDDLEWARE = [
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
]
CONTEXT = [
    "django.template.context_processors.request",
    "django.contrib.auth.context_processors.auth",
    "django.contrib.messages.context_processors.messages",
]


def configure() -> None:
    """The settings of a new project, with the database the bench gives."""
    settings.configure(
        SECRET_KEY="bench",
        ALLOWED_HOSTS=["*"],
        INSTALLED_APPS=INSTALLED,
        MIDDLEWARE=MIDDLEWARE,
        ROOT_URLCONF="bench.peers.plain_articles.urls",
        TEMPLATES=[
            {
                "BACKEND": "django.template.backends.django.DjangoTemplates",
                "APP_DIRS": True,
                "OPTIONS": {"context_processors": CONTEXT},
            }
        ],
        DATABASES={
            "default": {
                "ENGINE": "django.db.backends.sqlite3",
                "NAME": FOLDER / "plain.sqlite3",
                "CONN_MAX_AGE": None,
                "OPTIONS": {"init_command": "PRAGMA journal_mode=WAL"},
            }
        },
        DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
        STATIC_URL="/static/",
        MEDIA_ROOT=FOLDER,
        WAGTAIL_SITE_NAME="Plain",
        WAGTAILADMIN_BASE_URL="http://127.0.0.1",
        WAGTAIL_ENABLE_UPDATE_CHECK=False,
        USE_TZ=True,
    )
    django.setup()


def fill(file: Path) -> None:
    """Tables and one page an article, all below the home page."""
    from django.core.management import call_command
    from wagtail.models import Page, Site

    from bench.peers.plain_articles.models import ArticlePage

    call_command("migrate", verbosity=0)
    home = Page.objects.get(depth=2)
    Site.objects.update_or_create(is_default_site=True, defaults={"root_page": home})
    for article in json.loads(file.read_text(encoding="utf-8")):
        home.add_child(instance=ArticlePage(**_fields(article)))


def _fields(article: dict[str, Any]) -> dict[str, Any]:
    return {
        "title": article["headline"],
        "slug": f"a{article['id']}",
        "lead": article["lead"],
        "rubric": article["rubric"],
        "author": article["author"],
        "body": json.dumps([{"type": "paragraph", "value": text} for text in article["body"]]),
    }


configure()
if __name__ == "__main__":
    fill(Path(sys.argv[1]))
else:
    from django.core.wsgi import get_wsgi_application

    app = get_wsgi_application()
