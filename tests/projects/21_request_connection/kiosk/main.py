import sys

from aiohttp import web

from kiosk.engine import engine_context
from kiosk.handlers import routes
from kiosk.middleware import transaction_middleware


def make_app(url):
    app = web.Application(middlewares=[transaction_middleware])
    app["url"] = url
    app.cleanup_ctx.append(engine_context)
    app.add_routes(routes)
    return app


if __name__ == "__main__":
    web.run_app(make_app(sys.argv[1]))
