from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column


class Base(DeclarativeBase):
    pass


class Book(Base):
    __tablename__ = "book"
    isbn: Mapped[str] = mapped_column(primary_key=True)
    title: Mapped[str]
    reader: Mapped[str | None]
