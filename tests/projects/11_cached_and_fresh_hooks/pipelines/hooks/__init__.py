from pipelines.hooks.postgres import PostgresHook, SharedPostgresHook

__all__ = ["PostgresHook", "SharedPostgresHook"]
