# The request gives a task of the project's own, which may wait for the commit; nothing is known of it.
from sqlalchemy.orm import Session

from index.models import Project
from index.tasks import check_name


def create(request, db: Session, name):
    project = Project(name=name)
    db.add(project)
    db.flush()
    request.task(check_name).delay(project.id)
    db.commit()
    return project
