"""Kazakh Cyrillic of 1940: the script texts are stored in."""

from jarshy.kazakh.letters import ALPHABET
from jarshy.kazakh.scripts.scheme import Scheme

SCHEME = Scheme(name="cyrillic", script="Cyrl", letters={letter: letter for letter in ALPHABET})
