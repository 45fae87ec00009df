from .link import Link, open_link

__all__ = ["Link", "open_link"]
