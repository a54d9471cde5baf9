"""The addresses of names: new ones are plain, old ones go on being read."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client

from jarshy.content.models import Article, Author, OldAddress, Rubric, Series, Topic
from jarshy.content.slugs import REFUSAL

AT = datetime(2024, 11, 20, 9, 30, tzinfo=UTC)


@pytest.mark.parametrize("model", [Rubric, Author, Topic, Series])
@pytest.mark.parametrize("slug", ["Qogam", "bir_eki", "қоғам"])
def test_a_new_name_with_another_address_is_refused(db: None, model: Any, slug: str) -> None:
    with pytest.raises(ValidationError) as refused:
        model.objects.create(name="Қоғам", slug=slug)
    assert refused.value.messages == [REFUSAL]
    with pytest.raises(ValidationError) as refused:
        model(name="Қоғам", slug=slug).full_clean()
    assert REFUSAL in refused.value.message_dict["slug"]


@pytest.mark.parametrize("kind", ["rubric", "author", "topic", "series"])
def test_a_name_from_before_the_rule_is_read_in_every_script(site: Any, kind: str) -> None:
    model = {"rubric": Rubric, "author": Author, "topic": Topic, "series": Series}[kind]
    row = model.objects.create(name="Қоғам")
    model.objects.update(slug="Qogam_1")
    row.refresh_from_db()
    row.about = "Ел іші."
    row.save()
    reader = Client(HTTP_HOST="127.0.0.1")
    for prefix in ("", "/lt", "/tt"):
        for path in (f"/{kind}/Qogam_1", f"/{kind}/Qogam_1/feed.xml"):
            assert reader.get(prefix + path).status_code == 200, prefix + path


@pytest.mark.parametrize(
    "path", ["/rubric/Eski_2", "/page/Ескі", "/series/Eski/whole", "/series/x/book"]
)
def test_an_old_address_that_looks_like_a_page_of_ours_still_leads_on(site: Any, path: str) -> None:
    row = Article.objects.create(headline="Көл", live=True, published_at=AT)
    OldAddress.objects.create(address=f"127.0.0.1{path}", article=row)
    answer = Client(HTTP_HOST="127.0.0.1").get(path)
    assert (answer.status_code, answer["Location"]) == (301, f"/post/{row.pk}")
