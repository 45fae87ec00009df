from sqlalchemy import ForeignKey
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship


class Base(DeclarativeBase):
    pass


class Car(Base):
    __tablename__ = "car"
    plate: Mapped[str] = mapped_column(primary_key=True)
    free: Mapped[bool]


class Contract(Base):
    __tablename__ = "contract"
    id: Mapped[int] = mapped_column(primary_key=True)
    plate: Mapped[str] = mapped_column(ForeignKey("car.plate"))
    driver: Mapped[str]
    car: Mapped[Car] = relationship()
