# Other Qt objects: a commit of a QGraphicsItem, an input method, a session manager.
from PySide6.QtCore import QAbstractAnimation, QParallelAnimationGroup
from PySide6.QtGui import QInputMethod, QPainter


def finish(method: QInputMethod, group: QParallelAnimationGroup, painter: QPainter, image) -> None:
    method.commit()
    group.start(QAbstractAnimation.DeletionPolicy.DeleteWhenStopped)
    painter.begin(image)
    painter.end()
