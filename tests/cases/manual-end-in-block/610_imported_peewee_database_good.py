# Nothing of peewee is imported but the project's own database and model: the block over db.atomic() tells.
from app.models import Operation, database


def log_operation(user_id, kind):
    with database.atomic() as block:
        entry, created = Operation.get_or_create(user_id=user_id, kind=kind)
        if entry.times > 100:
            block.rollback()
            return None
        entry.times += 1
        entry.save()
        Operation.update(latest=entry.id).where(Operation.user_id == user_id).execute()
    return entry.id
