class BackendError(Exception):
    pass


class Duplicate(BackendError):
    pass
