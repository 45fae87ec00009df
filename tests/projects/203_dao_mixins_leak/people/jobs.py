from .members import MemberDao


def count_in(names, **kw):
    dao = MemberDao(**kw)  # expect: TX301
    for name in names:
        dao.join(name)
    dao.close()
