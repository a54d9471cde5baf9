"""The demo newsroom's own texts, written for it: newsroom.toml, comments.toml and articles/."""
