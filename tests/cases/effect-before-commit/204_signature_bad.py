# A signature is sent as its task is.
from sqlalchemy.orm import Session

from index.models import Project
from index.tasks import check_name


def create(db: Session, name):
    project = Project(name=name)
    db.add(project)
    db.flush()
    check_name.s(project.id).delay()  # expect: TX407
    db.commit()
    return project
