from trips.infra.postgres import Postgres, postgres

__all__ = ["Postgres", "postgres"]
