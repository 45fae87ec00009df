from .session import SessionLocal, engine, get_session, session_scope

__all__ = ["SessionLocal", "engine", "get_session", "session_scope"]
