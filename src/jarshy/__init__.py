"""Jarshy: one Kazakh text, three scripts, at the speed of a file."""

__version__ = "0.1.0"
