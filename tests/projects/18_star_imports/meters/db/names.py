__all__ = ["table_for"]


def table_for(kind):
    return {"power": "power_reading", "water": "water_reading"}[kind]
