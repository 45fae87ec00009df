from board.dbstate import _session, factory


class SessionMiddleware:
    def __init__(self, app):
        self.app = app

    async def __call__(self, scope, receive, send):
        async with factory() as session:
            token = _session.set(session)
            try:
                await self.app(scope, receive, send)
                await session.commit()
            except BaseException:
                await session.rollback()
                raise
            finally:
                _session.reset(token)


class CarelessMiddleware:
    def __init__(self, app):
        self.app = app

    async def __call__(self, scope, receive, send):
        session = factory()  # expect: TX301
        await session.connection()
        token = _session.set(session)
        await self.app(scope, receive, send)
        await session.commit()
        _session.reset(token)
        await session.close()
