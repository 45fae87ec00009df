from fastapi import APIRouter, HTTPException

from .deps import Uow

router = APIRouter()


@router.post("/cars/{plate}/contracts")
async def rent(plate: str, driver: str, uow: Uow):
    car = await uow.cars.lock(plate)
    if car is None or not car.free:
        raise HTTPException(409, "not free")
    car.free = False
    contract = await uow.contracts.add(car, driver)
    return {"id": contract.id}
