# ZODB: a conflict means that nothing was stored, and the visitor reads "saved".
import transaction
from ZODB.POSException import ConflictError


def save(root, key, value):
    root[key] = value
    try:
        transaction.commit()  # expect: TX102
    except ConflictError:
        transaction.abort()
    return "saved"
