"""The language server: `txlint server`. Only `server`, `wire`, `actions` and `hover` import pygls or lsprotocol."""
