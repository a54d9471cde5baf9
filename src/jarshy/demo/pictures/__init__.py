"""Illustrations drawn by the project itself, for the demonstration site."""

from .catalogue import PICTURES, UnknownPictureError, draw
from .portrait import draw_portrait

__all__ = ["PICTURES", "UnknownPictureError", "draw", "draw_portrait"]
