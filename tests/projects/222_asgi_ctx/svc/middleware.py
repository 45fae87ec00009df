from .context import _current, factory


class SessionMiddleware:
    def __init__(self, app):
        self.app = app

    async def __call__(self, scope, receive, send):
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        async with factory() as session:
            token = _current.set(session)
            try:
                await self.app(scope, receive, send)
                await session.commit()
            except BaseException:
                await session.rollback()
                raise
            finally:
                _current.reset(token)
