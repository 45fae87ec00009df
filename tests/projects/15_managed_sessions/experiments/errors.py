class StoreError(Exception):
    pass


class Unavailable(StoreError):
    pass
