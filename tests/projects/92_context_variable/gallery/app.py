from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.responses import JSONResponse
from starlette.routing import Route

from gallery.db import SessionMiddleware, engine
from gallery.pictures import Pictures

pictures = Pictures()


async def add(request):
    name = request.path_params["name"]
    await pictures.add(name)
    return JSONResponse({"name": name}, status_code=201)


async def rename(request):
    body = await request.json()
    if not await pictures.rename(request.path_params["name"], body["name"]):
        return JSONResponse({}, status_code=404)
    return JSONResponse(body)


app = Starlette(
    routes=[
        Route("/{name}", add, methods=["POST"]),
        Route("/{name}", rename, methods=["PUT"]),
    ],
    middleware=[Middleware(SessionMiddleware)],
    on_shutdown=[engine.dispose],
)
