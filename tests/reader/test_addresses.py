"""Every other address of a page answers 301 to the canonical one, in one step."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from django.test import Client

from jarshy.content.models import Article, OldAddress
from jarshy.reader.addresses import canonical_path

MOVED = {
    "/index.php/post/7": "/post/7",
    "/index.php/lt/post/7": "/lt/post/7",
    "/index.php/tt/post/7/": "/tt/post/7",
    "/post/7/": "/post/7",
    "/post/7//": "/post/7",
    "//post//7": "/post/7",
    "/post/view?id=7": "/post/7",
    "/index.php/post/view?id=7": "/post/7",
    "/lt/post/view?id=7": "/lt/post/7",
    "/post/view/?id=007": "/post/7",
    "/lt": "/lt/",
    "/tt": "/tt/",
    "/index.php": "/",
    "/index.php/": "/",
    "/rubric/tarih/": "/rubric/tarih",
    "/latest/?before=5-6": "/latest?before=5-6",
}
RIGHT = [
    "/",
    "/lt/",
    "/tt/post/7",
    "/post/7",
    "/newsroom/",
    "/static/x/",
    "/media/a/",
    "/post/view",
]


def ask(address: str, **headers: str):
    return Client().get(address, headers={"host": "127.0.0.1", **headers})


@pytest.mark.parametrize(("address", "target"), MOVED.items())
def test_another_address_leads_to_the_canonical_one(address: str, target: str) -> None:
    path, _, query = address.partition("?")
    assert canonical_path(path, query) == target


@pytest.mark.parametrize("path", RIGHT)
def test_a_canonical_address_stays(path: str) -> None:
    assert canonical_path(path, "") is None


@pytest.mark.parametrize("target", MOVED.values())
def test_a_redirect_never_leads_to_another(target: str) -> None:
    path, _, query = target.partition("?")
    assert canonical_path(path, query) is None


@pytest.mark.parametrize("query", ["id=", "id=x", "id=-7", "id=7x", "id=" + "7" * 40, ""])
def test_an_old_address_without_a_number_is_not_found(site, query: str) -> None:
    assert ask(f"/post/view?{query}").status_code == 404


@pytest.mark.parametrize(
    "path", ["//evil.example/", "/index.php//evil.example", "/lt//evil.example", "/\\evil.example/"]
)
def test_no_redirect_leaves_the_house(path: str) -> None:
    """A target that begins with two slashes or a backslash would be another host's address."""
    target = canonical_path(path, "")
    assert target is not None
    assert target.startswith("/")
    assert not target.startswith(("//", "/\\"))


def test_www_leads_to_the_site(site, settings) -> None:
    settings.ALLOWED_HOSTS = ["*"]
    response = ask("/index.php/tt/post/7?x=1", host="www.jarshy.example")
    assert response.status_code == 301
    assert response.headers["location"] == f"{settings.SITE_ADDRESS}/tt/post/7?x=1"


def test_an_old_address_that_was_recorded_leads_to_its_article(site) -> None:
    row = Article.objects.create(
        headline="Т", live=True, published_at=datetime(2024, 1, 1, tzinfo=UTC)
    )
    OldAddress.objects.create(address="127.0.0.1/kitaphana/ескі-бет", article=row)
    response = ask("/kitaphana/%D0%B5%D1%81%D0%BA%D1%96-%D0%B1%D0%B5%D1%82")
    assert response.status_code == 301
    assert response.headers["location"] == f"/post/{row.pk}"


def test_a_page_names_its_address_and_its_twins(site) -> None:
    row = Article.objects.create(
        headline="Т", live=True, published_at=datetime(2024, 1, 1, tzinfo=UTC)
    )
    for prefix, lang, direction in (
        ("", "kk-Cyrl", "ltr"),
        ("/lt", "kk-Latn", "ltr"),
        ("/tt", "kk-Arab", "rtl"),
    ):
        html = ask(f"{prefix}/post/{row.pk}").content.decode()
        assert f'<html lang="{lang}" dir="{direction}"' in html
        base = f"http://127.0.0.1:8000{prefix}/post/{row.pk}"
        assert f'<link rel="canonical" href="{base}"' in html
        for twin, tag in (
            ("", "kk-Cyrl"),
            ("/lt", "kk-Latn"),
            ("/tt", "kk-Arab"),
            ("", "x-default"),
        ):
            assert f'hreflang="{tag}" href="http://127.0.0.1:8000{twin}/post/{row.pk}"' in html


@pytest.mark.parametrize("prefix", ["", "/lt", "/tt"])
@pytest.mark.parametrize(
    "address",
    [
        "/post/999999", "/post/abc", "/post/" + "9" * 30, "/rubric/none", "/author/none",
        "/archive/2023/02/31", "/archive/2023/13/01", "/archive/2023/01/01", "/archive/0000/01/01",
        "/latest?before=abc", "/nothing", "/page/none", "/rubric/%00", "/post/-1",
    ],
)  # fmt: skip
def test_what_is_not_there_is_404_in_the_script_of_the_address(
    site, prefix: str, address: str
) -> None:
    response = ask(prefix + address)
    assert response.status_code == 404
    words = {"": "Мұндай бет жоқ", "/lt": "Mundaı bet joq", "/tt": "مۇنداي بەت جوق"}
    assert words[prefix] in response.content.decode()


def test_an_article_taken_down_is_410_and_a_draft_is_404(site) -> None:
    row = Article.objects.create(headline="Т")
    assert ask(f"/post/{row.pk}").status_code == 404
    row.save_revision().publish()
    assert ask(f"/post/{row.pk}").status_code == 200
    row.refresh_from_db()
    row.unpublish()
    response = ask(f"/lt/post/{row.pk}")
    assert response.status_code == 410
    assert "alynyp tastaldy" in response.content.decode()
