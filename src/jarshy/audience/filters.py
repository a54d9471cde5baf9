"""Why a beacon does not count: an ordered list of filters, each with a name and its own counter.

The first filter that applies removes the beacon and alone counts it. Those marked as memory need to
know what was counted before and are asked inside the commit (audience.marks), in the same order.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from jarshy.audience.addresses import Address, Ranges
from jarshy.audience.datafiles import read_rows
from jarshy.audience.robots import is_robot


@dataclass(slots=True)
class Arrival:
    """What a beacon says of itself, for as long as it is being judged.

    Shape: headers as they came, lower-case where they are words of a protocol; absent is empty.
    """

    token: str = ""
    referrer: str = ""
    screen: str = ""
    is_driven: bool = False
    agent: str = ""
    languages: str = ""
    purpose: str = ""
    site: str = ""
    origin: str = ""
    host: str = ""
    is_staff: bool = False
    address: Address | None = None


@dataclass(frozen=True, slots=True)
class Filter:
    """A reason not to count; `title` and `about` are what an editor reads."""

    name: str
    title: str
    about: str
    applies: Callable[[Arrival], bool] | None = None


@cache
def _data_centres() -> Ranges:
    return Ranges(network for _, network in read_rows("datacentres.tsv", columns=2))


def _is_declared_robot(arrival: Arrival) -> bool:
    return arrival.is_driven or is_robot(arrival.agent)


def _is_from_elsewhere(arrival: Arrival) -> bool:
    """True when another site's page sent it: browsers say so, and scripts cannot make them lie."""
    if arrival.site:
        return arrival.site not in {"same-origin", "same-site", "none"}
    return bool(arrival.origin) and arrival.origin.partition("://")[2] != arrival.host


def _is_prefetch(arrival: Arrival) -> bool:
    return "prefetch" in arrival.purpose or "prerender" in arrival.purpose


def _is_data_centre(arrival: Arrival) -> bool:
    return arrival.address is not None and arrival.address in _data_centres()


FILTERS: tuple[Filter, ...] = (
    Filter("ill_formed", "Пішіні бұзық", "Біздің беттер мұндай сұрау жібермейді."),
    Filter(
        "robot",
        "Өзін таныстырған робот",
        "Іздеу роботтары, бағдарлама кітапханалары, автоматпен басқарылатын браузерлер.",
        _is_declared_robot,
    ),
    Filter("no_token", "Бет белгісі жоқ", "Сұрауда беттің қолтаңбасы жоқ."),
    Filter("forged", "Бет белгісі жалған", "Қолтаңба біздің кілтпен жасалмаған."),
    Filter("stale", "Бет белгісі ескі", "Белгі 24 сағаттан ескі немесе болашақтан келген."),
    Filter("foreign", "Бөтен сайттан", "Сұрауды басқа сайттың беті жіберді.", _is_from_elsewhere),
    Filter("prefetch", "Алдын ала жүктеу", "Бет оқырманға әлі көрсетілмеді.", _is_prefetch),
    Filter(
        "data_centre",
        "Дата-орталық",
        "Мекенжай хостинг компаниясына тиесілі: онда адам отырмайды.",
        _is_data_centre,
    ),
    Filter("staff", "Редакция", "Редакция қызметкерінің браузері.", lambda a: a.is_staff),
    Filter("no_article", "Мақала жоқ", "Мақала жойылған немесе жарияда емес."),
    Filter("repeat", "Қайта ашу", "Сол оқырман сол мақаланы 30 минут ішінде қайта ашты."),
    Filter("hurried", "Тым шапшаң", "Бір оқырман жарты сағатта 30-дан көп мақала ашты."),
    Filter(
        "crowd",
        "Бір мекенжайдан тым көп",
        "Бір мекенжайдан бір мақалаға тәулігіне 200-ден, не жарты сағатта 1500-ден көп қаралым.",
    ),
    Filter("overload", "Сервер үлгермеді", "Дискіге жазу кезегі толып, сұрау кері қайтарылды."),
)
"""In the order in which they are asked."""

BY_NAME = {filter_.name: filter_ for filter_ in FILTERS}
_AFTER_TOKEN = tuple((f.name, f.applies) for f in FILTERS if f.applies and f.name != "robot")


def find_reason(arrival: Arrival) -> str:
    """The first filter after the token's that removes the beacon; empty when none does."""
    for name, applies in _AFTER_TOKEN:
        if applies(arrival):
            return name
    return ""


def is_robotic(arrival: Arrival) -> bool:
    """True for a declared robot: asked before its token is looked at."""
    return _is_declared_robot(arrival)
