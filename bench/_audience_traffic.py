"""A day of a portal's traffic in which it is known who is a person and who is not.

The numbers are assumptions, not measurements of a real portal; each stands here with its name.
A visit is (second of the day, class, article, who is counted, request). Two visits of one person to
one article within 30 minutes are one view: that is what the label says and the counter must find.
"""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

DAY_S = 86_400
ARTICLES = 300
PEOPLE = 12_000  # each behind an address of his own
CARRIER_PEOPLE = 12_000  # on phones behind the carriers' shared addresses
CARRIER_ADDRESSES = 48  # 250 readers of this site behind each address a day
READS_MEAN = 2.6
RELOADS = 0.18  # the share of reads that are opened again within half an hour

_CHROMES = [f"{n}.0.0.0" for n in (126, 127, 128, 129, 130)]
# Effective variety of phones: about 40 sizes of screen, of which a few are common.
_SCREENS = [
    (f"{w}x{h}@{r}", weight)
    for weight, (w, h, r) in zip(
        (16, 13, 11, 9, 8, 7, 6, 5, 4, 4, 3, 3, 2, 2, 2, 1, 1, 1, 1, 1),
        (
            (360, 800, 3), (393, 873, 2.75), (412, 915, 2.625), (360, 780, 3), (390, 844, 3),
            (384, 832, 2.8125), (360, 806, 2), (393, 852, 3), (412, 892, 2.625), (414, 896, 2),
            (375, 667, 2), (360, 640, 3), (428, 926, 3), (430, 932, 3), (375, 812, 3),
            (411, 731, 2.625), (360, 760, 2), (393, 786, 2.75), (432, 960, 2.5), (320, 640, 2),
        ),
        strict=True,
    )
]  # fmt: skip
_LANGUAGES = [
    ("kk-KZ,kk;q=0.9,ru;q=0.8", 34), ("ru-RU,ru;q=0.9,en-US;q=0.8,en;q=0.7", 38),
    ("kk,ru;q=0.9,en;q=0.8", 12), ("ru,kk;q=0.9", 8), ("en-US,en;q=0.9", 6), ("tr-TR,tr;q=0.9", 2),
]  # fmt: skip
_DATA_CENTRES = ("5.9.1.", "34.90.2.", "3.120.7.", "138.68.4.", "51.38.9.", "20.50.1.")
ROBOT_NAMES = (
    "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
    "Mozilla/5.0 (compatible; YandexBot/3.0; +http://yandex.com/bots)",
    "Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible; bingbot/2.0)",
    "python-requests/2.32", "facebookexternalhit/1.1",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Client:
    """What a request shows of who sent it."""

    address: str
    agent: str
    languages: str
    screen: str


@dataclass(frozen=True, slots=True)
class Visit:
    """One beacon. `token` is "good", "forged", "none" or "old"; `counts` is the label."""

    at_s: int
    kind: str
    article: int
    client: Client
    counts: bool
    token: str = "good"


def make_day(seed: int, *, with_attack: bool = True) -> list[Visit]:
    """The whole day, in order."""
    dice = random.Random(seed)
    visits = [*_people(dice), *_carrier_people(dice), *_robots(dice), *_crawlers(dice)]
    visits += [*_forgers(dice)]
    if with_attack:
        visits += [*_reloaders(dice)]
    return sorted(visits, key=lambda visit: visit.at_s)


def _pick(dice: random.Random, weighted: list[tuple[str, int]]) -> str:
    return dice.choices([w for w, _ in weighted], [n for _, n in weighted])[0]


def _article(dice: random.Random) -> int:
    """Few articles are read by most: place k is read 1/(k + 3) as often as the first."""
    return int(4 * ((ARTICLES / 4) ** dice.random()) - 3)


def _moment(dice: random.Random) -> int:
    """Between 7 and 23 o'clock more than at night."""
    return int(dice.triangular(0, DAY_S - 3700, 50_000 if dice.random() < 0.6 else 74_000))


def _reading(dice: random.Random, kind: str, client: Client) -> Iterator[Visit]:
    """A person's articles of one sitting, some opened twice."""
    at_s, read = _moment(dice), set()
    for _ in range(min(20, 1 + int(dice.expovariate(1 / (READS_MEAN - 0.6))))):
        article = _article(dice)
        if article in read:
            continue
        read.add(article)
        yield Visit(at_s, kind, article, client, counts=True)
        if dice.random() < RELOADS:
            yield Visit(at_s + dice.randint(5, 1500), kind, article, client, counts=False)
        at_s += dice.randint(20, 300)


def _people(dice: random.Random) -> Iterator[Visit]:
    for number in range(PEOPLE):
        address = f"5.{76 + number // 65536}.{number // 256 % 256}.{number % 256}"
        yield from _reading(dice, "people", _browser(dice, address, phone=0.55))


def _carrier_people(dice: random.Random) -> Iterator[Visit]:
    for number in range(CARRIER_PEOPLE):
        address = f"2.72.0.{number % CARRIER_ADDRESSES + 1}"
        yield from _reading(dice, "carrier", _browser(dice, address, phone=1.0))


def _browser(dice: random.Random, address: str, *, phone: float) -> Client:
    languages = _pick(dice, _LANGUAGES)
    chrome = dice.choices(_CHROMES, (1, 1, 2, 6, 10))[0]
    if dice.random() < phone:
        screen = _pick(dice, _SCREENS)
        tail = f"Chrome/{chrome} Mobile Safari/537.36"
        agent = f"Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) {tail}"
        if dice.random() < 0.22:  # an iPhone: no Chrome, a system version instead
            version = dice.choices(("17_5", "17_6", "18_0", "18_1"), (2, 3, 3, 4))[0]
            agent = (
                f"Mozilla/5.0 (iPhone; CPU iPhone OS {version} like Mac OS X) AppleWebKit/605.1.15"
                f" (KHTML, like Gecko) Version/{version[:2]}.0 Mobile/15E148 Safari/604.1"
            )
        return Client(address, agent, languages, screen)
    screen = dice.choice(("1366x768@1", "1920x1080@1", "1536x864@1.25", "1440x900@2"))
    agent = (
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko)"
        f" Chrome/{chrome} Safari/537.36"
    )
    return Client(address, agent, languages, screen)


def _robots(dice: random.Random) -> Iterator[Visit]:
    """Search robots that say so and run scripts; 15,000 pages."""
    for _ in range(15_000):
        address = f"66.249.66.{dice.randint(1, 200)}"
        client = Client(address, dice.choice(ROBOT_NAMES), "", "1024x768@1")
        yield Visit(_moment(dice), "robots", dice.randint(1, ARTICLES), client, counts=False)


def _crawlers(dice: random.Random) -> Iterator[Visit]:
    """Crawlers under browsers' names: most from data centres, some from homes, page after page."""
    for number in range(12):
        client = _browser(dice, f"{_DATA_CENTRES[number % 6]}{number}", phone=0.0)
        start = _moment(dice)
        for step in range(ARTICLES):
            yield Visit(start + 4 * step, "crawlers", step + 1, client, counts=False)
    for number in range(4):
        client = _browser(dice, f"95.56.9.{number + 1}", phone=0.0)
        start = _moment(dice)
        for step in range(ARTICLES):
            yield Visit(start + 4 * step, "crawlers", step + 1, client, counts=False)


ATTACKED = 12  # an article in the middle of the visible places


def _reloaders(dice: random.Random) -> Iterator[Visit]:
    """One address that opens one article all day, under a new name each time."""
    for second in range(0, DAY_S - 1, 15):
        client = _browser(dice, "92.46.7.7", phone=0.5)
        names = Client(client.address, client.agent + f" x/{second}", client.languages, "9x9@1")
        yield Visit(second, "attack", ATTACKED, names, counts=False)


def _forgers(dice: random.Random) -> Iterator[Visit]:
    """Beacons without a page: no token, an invented one, one of the day before yesterday."""
    for _ in range(6_000):
        client = _browser(dice, f"178.91.{dice.randint(0, 255)}.{dice.randint(1, 250)}", phone=0.5)
        token = dice.choice(("none", "forged", "old"))
        yield Visit(_moment(dice), "forgery", dice.randint(1, 20), client, False, token)


def request(visit: Visit, token: str) -> tuple[dict[str, Any], bytes]:
    """The ASGI scope and the body of a visit's beacon."""
    given = {"t": token, "r": "", "s": visit.client.screen, "w": 0}
    body = json.dumps(given).encode()
    headers = [
        (b"host", b"localhost"),
        (b"user-agent", visit.client.agent.encode()),
        (b"accept-language", visit.client.languages.encode()),
        (b"sec-fetch-site", b"same-origin"),
        (b"content-length", b"%d" % len(body)),
    ]
    scope = {
        "type": "http", "method": "POST", "path": "/b", "query_string": b"",
        "headers": headers, "client": (visit.client.address, 1),
    }  # fmt: skip
    return scope, body


def lost_behind_one_address(readers: int, *, with_traits: bool, seed: int = 5) -> float:
    """The share of an article's readers in one half hour, all behind one carrier address, who look
    like another of them; by all traits, or by the browser's name alone."""
    dice, tries = random.Random(seed), 200
    distinct = 0
    for _ in range(tries):
        people = [_browser(dice, "", phone=1.0) for _ in range(readers)]
        distinct += len({p if with_traits else p.agent for p in people})
    return 1 - distinct / (tries * readers)
