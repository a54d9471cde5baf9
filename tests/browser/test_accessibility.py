"""axe-core finds nothing against WCAG 2.2 A and AA on any page type."""

from __future__ import annotations

from typing import Any

import pytest

from tests.browser.conftest import PREFIXES, Portal

pytestmark = pytest.mark.browser

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
RUN = """async rules => (await axe.run(document, {
  runOnly: { type: 'tag', values: rules }, resultTypes: ['violations']
})).violations.map(
  v => v.id + ': ' + v.nodes.slice(0, 3).map(n => n.html.slice(0, 160)).join(' | ')
)
"""
LOOKS = [(320, "light"), (768, "dark"), (1280, "light"), (1280, "dark")]


@pytest.mark.parametrize("lang", PREFIXES)
@pytest.mark.parametrize(("width", "scheme"), LOOKS)
def test_every_page_type_is_free_of_violations(
    browser: Any, portal: Portal, axe: str, lang: str, width: int, scheme: Any
) -> None:
    context = browser.new_context(
        viewport={"width": width, "height": 800},
        color_scheme=scheme,
        bypass_csp=True,
        reduced_motion="reduce",
    )
    page = context.new_page()
    faults = []
    for name, path in portal.pages.items():
        page.goto(portal.url(path, lang))
        page.evaluate(axe)
        faults += [(name, fault) for fault in page.evaluate(RUN, RULES)]
    context.close()
    assert faults == []
