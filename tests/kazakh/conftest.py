"""Property tests here are not timed one by one: the first example loads the tables."""

from hypothesis import settings

settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")
