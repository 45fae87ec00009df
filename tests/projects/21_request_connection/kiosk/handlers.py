from aiohttp import web
from sqlalchemy import text

from kiosk.middleware import current

routes = web.RouteTableDef()


@routes.post("/orders")
async def order(request):
    body = await request.json()
    conn = current()
    number = await conn.scalar(text("INSERT INTO orders (sku) VALUES (:s) RETURNING id"), {"s": body["sku"]})
    if body.get("urgent"):
        await conn.execute(text("UPDATE orders SET urgent = true WHERE id = :i"), {"i": number})
    return web.json_response({"id": number}, status=201)


@routes.get("/orders/{number}")
async def show(request):
    sku = await current().scalar(text("SELECT sku FROM orders WHERE id = :i"), {"i": int(request.match_info["number"])})
    if sku is None:
        raise web.HTTPNotFound
    return web.json_response({"sku": sku})
