from tickets import db


class TransactionMiddleware:
    def __init__(self, app):
        self.app = app

    async def __call__(self, scope, receive, send):
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        async with db.pool.acquire() as conn, conn.transaction():
            token = db.bind(conn)
            try:
                await self.app(scope, receive, send)
            finally:
                db.unbind(token)


class ConnectionMiddleware:
    def __init__(self, app):
        self.app = app

    async def __call__(self, scope, receive, send):
        conn = await db.pool.acquire()  # expect: TX303
        token = db.bind(conn)
        try:
            await self.app(scope, receive, send)
        except Exception:
            await db.pool.release(conn)
            raise
        db.unbind(token)
        await db.pool.release(conn)


class LazyMiddleware:
    def __init__(self, app):
        self.app = app

    async def __call__(self, scope, receive, send):
        conn = await db.pool.acquire()
        try:
            token = db.bind(conn)
            await self.app(scope, receive, send)
            db.unbind(token)
        finally:
            await db.pool.release(conn)
