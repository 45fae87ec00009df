from starlette.middleware.base import BaseHTTPMiddleware

from .context import current, give, take


class ConnectionMiddleware(BaseHTTPMiddleware):
    async def dispatch(self, request, call_next):
        conn = await take()  # expect: TX303
        token = current.set(conn)
        response = await call_next(request)
        await conn.commit()
        current.reset(token)
        await give(conn)
        return response


class SafeMiddleware(BaseHTTPMiddleware):
    async def dispatch(self, request, call_next):
        conn = await take()
        token = current.set(conn)
        try:
            response = await call_next(request)
            await conn.commit()
            return response
        finally:
            current.reset(token)
            await give(conn)
