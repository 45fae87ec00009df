import contextlib

import psycopg


def connect(name):
    return psycopg.connect(f"service={name}")


@contextlib.contextmanager
def both(source, target):
    with contextlib.ExitStack() as stack:
        left = stack.enter_context(connect(source))
        right = stack.enter_context(connect(target))
        yield left, right


class Link:
    """Two connections that live and die together."""

    def __init__(self, source, target):
        with contextlib.ExitStack() as stack:
            self.left = connect(source)
            stack.callback(self.left.close)
            self.right = connect(target)
            stack.callback(self.right.close)
            self._stack = stack.pop_all()

    def close(self):
        self._stack.close()

    def __enter__(self):
        return self

    def __exit__(self, *exc):
        self.close()


class LooseLink:
    def __init__(self, source, target):
        self.left = connect(source)
        self.right = connect(target)

    def close(self):
        self.left.close()
        self.right.close()
