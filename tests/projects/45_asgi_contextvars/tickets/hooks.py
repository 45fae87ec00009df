import aiohttp


async def deliver(url, payload):
    async with aiohttp.ClientSession() as http:
        async with http.post(url, json=payload) as answer:
            answer.raise_for_status()
