"""txlint finds leaked database transactions and connections in Python code before production does."""

__version__ = "0.1.0"
