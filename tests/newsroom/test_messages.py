"""Every word the newsroom can say is Kazakh, complete and safe to fill with values."""

from __future__ import annotations

import gettext
import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tools import messages
from tools.messages import Message

PLACEHOLDER = re.compile(r"%\(\w+\)[a-z]|%[sdr]|(?<!\{)\{\w+\}(?!\})")
TAG = re.compile(r"</?[a-zA-Z][^>]*>")
LATIN = re.compile(r"[A-Za-z]{2,}")

# Names, file formats and what a person has to type as it is.
BRANDS = re.compile(
    r"http://domain\.com/blog/\[my-slug\]/|"
    r"\b(Wagtail|Django|Embedly|JavaScript|Enter|python|XLSX|CSV|API|HTTPS|CSRF|cookie|Referr?er|"
    r"same-origin|no-referrer|Policy|DEBUG=True|True|False|None|IPv[46]|IP|LDAP|JSON|UUID|UTC|frame|"
    r"YYYY-MM-DD|HH|MM|DD|ss|uuuuuu|TZ|last|"
    r"get_absolute_url|allow_empty|allow_future|A–Z)\b"
)

# An English stem · what must stand in the Kazakh wherever it does.
GLOSSARY = [
    (r"\bworkflows?\b", r"барыс"),
    (r"\brevisions?\b", r"нұсқа"),
    (r"\b(un)?publish", r"жария"),
    (r"\bpreview", r"алдын ала қара"),
    (r"\bdrafts?\b", r"нобай|жарияла|кесте"),
    (r"\bimages?\b", r"сурет"),
    (r"\b(un)?lock(ed|ing)?\b", r"құл[ыпб]+"),
    (r"\bpages?\b", r"бет"),
    (r"\btags?\b", r"тег"),
    (r"\bpasswords?\b", r"құпиясөз|профиль"),
    (r"\bsnippets?\b", r"жазба|%\(snippet"),
]

# Here the English word means another thing: a preview's mode is a script, a tag is HTML's.
OTHER_THINGS = {"Preview mode", "Use proper heading tags", "title tag"}


def ours(domain: str) -> list[Message]:
    return messages.read_po(messages.LOCALE / f"{domain}.po")


ALL = [message for domain in messages.DOMAINS for message in ours(domain)]


@pytest.mark.parametrize("domain", messages.DOMAINS)
def test_everything_the_installed_packages_say_has_kazakh_words(domain: str) -> None:
    known = {message.key: message for message in ours(domain)}
    said = list(messages.installed(domain))
    assert len(said) > 80
    missing = [m.id for m in said if m.key not in known or not known[m.key].is_translated]
    assert missing == []


@pytest.mark.parametrize("domain", messages.DOMAINS)
def test_compiled_catalogue_says_what_the_written_one_says(domain: str, tmp_path: Path) -> None:
    fresh = tmp_path / f"{domain}.mo"
    messages.write_mo(fresh, ours(domain))
    assert fresh.read_bytes() == (messages.LOCALE / f"{domain}.mo").read_bytes()
    with fresh.open("rb") as file:
        catalogue = gettext.GNUTranslations(file)
    for message in ours(domain):
        if message.plural:
            said = [catalogue.ngettext(message.id, message.plural, n) for n in (1, 5)]
            assert said == list(message.forms)
        elif not message.context:
            assert catalogue.gettext(message.id) == message.forms[0]


def test_placeholders_are_those_of_the_english_message() -> None:
    wrong = []
    for message in ALL:
        english = [message.id, message.plural or message.id]
        for original, form in zip(english, message.forms, strict=False):
            expected = PLACEHOLDER.findall(original)
            if "%(items_count)s %(model_name)s" in original:
                expected.remove("%(model_name)s")  # Wagtail fills it with None in its searches
            if sorted(PLACEHOLDER.findall(form)) != sorted(expected):
                wrong.append((message.id, form))
    assert wrong == []


def test_messages_can_be_filled_with_values() -> None:
    for message in ALL:
        names = re.findall(r"%\((\w+)\)[a-z]", message.plural or message.id)
        for form in message.forms if names else ():
            assert "%(" not in form % dict.fromkeys(names, 1)


def test_markup_is_that_of_the_english_message() -> None:
    wrong = [
        message.id
        for message in ALL
        for form in message.forms[:1]
        if sorted(TAG.findall(form)) != sorted(TAG.findall(message.id))
    ]
    assert wrong == []


def test_no_english_word_is_left() -> None:
    wrong = []
    for message in ALL:
        for form in message.forms:
            left = LATIN.findall(BRANDS.sub(" ", PLACEHOLDER.sub(" ", TAG.sub(" ", form))))
            if left:
                wrong.append((form, left))
    assert wrong == []


def test_spaces_at_the_ends_are_kept() -> None:
    def ends(text: str) -> tuple[bool, bool]:
        return text[:1].isspace(), text[-1:].isspace()

    assert [m.id for m in ALL if any(ends(form) != ends(m.id) for form in m.forms)] == []


@pytest.mark.parametrize(("english", "kazakh"), GLOSSARY, ids=lambda pattern: pattern)
def test_one_word_stands_for_one_thing(english: str, kazakh: str) -> None:
    named = [
        message
        for message in ALL
        if message.origin.startswith("wagtail")
        and message.id not in OTHER_THINGS
        and re.search(english, PLACEHOLDER.sub(" ", TAG.sub(" ", message.id)), re.IGNORECASE)
    ]
    assert named
    strays = [m for m in named if not re.search(kazakh, m.forms[0], re.IGNORECASE)]
    assert [(message.id, message.forms[0]) for message in strays] == []


WORDS = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), min_size=1)


@given(
    st.lists(
        st.builds(
            Message,
            id=WORDS | st.just('one\ntwo\t"three"\\'),
            plural=st.just("") | WORDS,
            context=st.just("") | WORDS,
            forms=st.tuples(WORDS, WORDS),
            origin=st.sampled_from(["", "wagtail/admin"]),
        ),
        unique_by=lambda message: message.key,
    )
)
def test_what_is_written_is_read_back(
    tmp_path_factory: pytest.TempPathFactory, rows: list[Message]
) -> None:
    file = tmp_path_factory.mktemp("po") / "django.po"
    whole = [replace(m, forms=m.forms if m.plural else m.forms[:1]) for m in rows]
    messages.write_po(file, whole)
    assert messages.read_po(file) == whole
