"""Pictures of every page type in every script, width and colour scheme, to be looked at."""
