from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column


class Base(DeclarativeBase):
    pass


class Name(Base):
    __tablename__ = "name"
    name: Mapped[str] = mapped_column(primary_key=True)


class Owner(Base):
    __tablename__ = "owner"
    owner: Mapped[str] = mapped_column(primary_key=True)
