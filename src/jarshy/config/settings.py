"""Django's settings: what never differs between installations; what does is in env.py."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlsplit

from jarshy.config.databases import read_database
from jarshy.config.env import env
from jarshy.config.mail import read_mail
from jarshy.config.secrets import read_secret

ENV = env()
VAR = ENV.var.absolute()

SECRET_KEY = read_secret(ENV.secret, VAR)
DEBUG = ENV.debug
ALLOWED_HOSTS = [*ENV.hosts, urlsplit(ENV.site).hostname or "localhost"]
SITE_ADDRESS = ENV.site
SITE_NAME = ENV.site_name
LATIN_SCHEME = ENV.latin
VISIT_DATE = ENV.visit_date
TRUSTED_PROXIES = ENV.proxies

INSTALLED_APPS = [
    "jarshy.accounts",
    "jarshy.media",
    "jarshy.delivery",
    "jarshy.content",
    "jarshy.audience",
    "jarshy.comments",
    "jarshy.archive",
    "jarshy.reader",
    "jarshy.newsroom",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.images",
    "wagtail.embeds",
    "wagtail.sites",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "django_tasks",
    "django_tasks_db",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "jarshy.config.streams.FileStreams",
    "jarshy.delivery.responses.FillHoles",
    "jarshy.reader.headers.SafetyHeaders",
    "jarshy.reader.addresses.CanonicalAddress",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "jarshy.audience.staff.MarkStaff",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]

# What a page that is rendered for the store passes through: nothing here may look at a reader.
STORE_MIDDLEWARE = [
    "jarshy.reader.headers.SafetyHeaders",
    "jarshy.reader.addresses.CanonicalAddress",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]

ROOT_URLCONF = "jarshy.config.urls"
ASGI_APPLICATION = "jarshy.config.asgi.application"
APPEND_SLASH = False

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
    {
        "NAME": "reader",
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "APP_DIRS": True,
        "OPTIONS": {"environment": "jarshy.reader.environment.build", "context_processors": []},
    },
]

# Wagtail tells editors what waits for them.
MAIL = read_mail(ENV.mail)
EMAIL_BACKEND = MAIL.backend
EMAIL_HOST, EMAIL_PORT = MAIL.host, MAIL.port
EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = MAIL.user, MAIL.password
EMAIL_USE_TLS, EMAIL_USE_SSL = MAIL.turns_to_tls, MAIL.speaks_tls
EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = ENV.mail_from

DATABASES = {"default": read_database(ENV.database_url)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
AUTH_USER_MODEL = "accounts.User"
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 10},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]

LANGUAGE_CODE = "kk"
LANGUAGES = [("kk", "Қазақша")]
FORMAT_MODULE_PATH = ["jarshy.config.formats"]
# Apps' own catalogues are found without this; the one for the admin's scripts is not.
LOCALE_PATHS = [Path(__file__).parents[1] / "newsroom/locale"]
USE_I18N = True
USE_TZ = True
# The zone jarshy.kazakh.dates writes in; its rules know of March 2024.
TIME_ZONE = "Asia/Almaty"

STATIC_URL = "/static/"
STATIC_ROOT = VAR / "static"
MEDIA_URL = "/media/"
MEDIA_ROOT = VAR / "media"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "jarshy.config.statics.HashedFiles"},
}
WHITENOISE_USE_FINDERS = False
WHITENOISE_AUTOREFRESH = False

STORE_ROOT = VAR / "pages"
HOT_ROOT = VAR / "hot"
STORE_MEMORY_BYTES = ENV.store_memory_mb * 1024 * 1024
STORE_DISK_BYTES = ENV.store_disk_mb * 1024 * 1024
# `queries`: the names in an address that choose a page of ours, by its first segment; all others
# fall away. `passed`: what is never stored. What is in neither is somebody's old address.
STORE_ADDRESSES = {
    "scripts": frozenset({"lt", "tt"}),
    "passed": frozenset({"newsroom", "static", "media", "search", "typo"}),
    "queries": {
        "": (),
        "post": (),
        "post/view": ("id",),
        "post/*/comments": ("after",),
        "latest": ("before",),
        "rubric": ("before",),
        "author": ("before",),
        "topic": ("before",),
        "series": (),
        "archive": ("before",),
        "page": (),
        "ratings": (),
        "corrections": (),
        "feed.xml": (),
        "feed.json": (),
        "robots.txt": (),
        "sitemap.xml": (),
        "sitemap": (),
    },
}
# Exact paths answered before Django, any method: path -> dotted name of an ASGI handler.
FRONT_MOUNTS = {
    "/b": "jarshy.audience.beacon.app",
    "/b/p.gif": "jarshy.audience.beacon.app",
}
# Headers that are the same on every public page: nginx puts them on, see deploy/nginx.conf.
FRONT_DRESS = "jarshy.reader.headers.public_headers"
# The page of a fault, which must need neither the database nor Django's way of answering.
FRONT_APOLOGY = "jarshy.reader.views.apologise"
# What the worker's clock does: seconds between two runs -> dotted name of a function of `now`.
CLOCK_JOBS = (
    (60, "jarshy.delivery.tasks.tidy"),
    (60, "jarshy.reader.ratings.refresh"),
    (60, "jarshy.audience.tasks.tend"),
)

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_PATH = "/newsroom/"
CSRF_COOKIE_PATH = "/newsroom/"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = ENV.site.startswith("https://")
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
X_FRAME_OPTIONS = "SAMEORIGIN"
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000

CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"},
    # The database is the one place that knows which sizes of a picture exist.
    "renditions": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"},
}

WAGTAIL_SITE_NAME = ENV.site_name
WAGTAILADMIN_BASE_URL = ENV.site
WAGTAILIMAGES_IMAGE_MODEL = "media.Picture"
WAGTAILADMIN_PERMITTED_LANGUAGES = LANGUAGES
WAGTAIL_CONTENT_LANGUAGES = LANGUAGES
WAGTAIL_ALLOW_UNICODE_SLUGS = False
WAGTAIL_DATE_FORMAT = "%d.%m.%Y"
WAGTAIL_DATETIME_FORMAT = "%d.%m.%Y %H:%M"
WAGTAIL_TIME_FORMAT = "%H:%M"
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_USER_TIME_ZONES = [TIME_ZONE]
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database"}}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "filters": {"lost_database": {"()": "jarshy.config.lines.LostDatabase"}},
    "handlers": {
        "stderr": {
            "class": "logging.StreamHandler",
            "formatter": "line",
            "filters": ["lost_database"],
        }
    },
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    # Every crawler asks for pages that are not there; only faults of ours belong in the log.
    "loggers": {"django.request": {"level": "ERROR"}},
}
