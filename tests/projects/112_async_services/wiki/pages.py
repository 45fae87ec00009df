from sqlalchemy import select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column


class Base(DeclarativeBase):
    pass


class Page(Base):
    __tablename__ = "page"
    slug: Mapped[str] = mapped_column(primary_key=True)
    text: Mapped[str]
    views: Mapped[int] = mapped_column(default=0)


class PageService:
    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def create(self, slug: str, text: str) -> bool:
        self._session.add(Page(slug=slug, text=text))
        try:
            await self._session.commit()
        except IntegrityError:
            await self._session.rollback()
            return False
        return True

    async def import_all(self, pages: dict[str, str]) -> list[str]:
        skipped = []
        for slug, text in pages.items():
            try:
                async with self._session.begin_nested():
                    self._session.add(Page(slug=slug, text=text))
            except IntegrityError:
                skipped.append(slug)
        await self._session.commit()
        return skipped

    async def view(self, slug: str) -> Page | None:
        page = await self._session.scalar(select(Page).where(Page.slug == slug))
        if page is not None:
            await self._session.execute(update(Page).where(Page.slug == slug).values(views=Page.views + 1))
            await self._session.commit()
        return page
