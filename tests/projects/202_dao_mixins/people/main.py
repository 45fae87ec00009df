from .daos import PersonDao


def rename(key, name):
    dao = PersonDao()
    dao.open()
    try:
        dao.rename(key, name)
    finally:
        dao.close()
