from sqlalchemy import create_engine
from sqlalchemy.orm import sessionmaker

engine = create_engine("postgresql+psycopg://localhost/orders", pool_size=5, max_overflow=5)
SessionLocal = sessionmaker(bind=engine, autoflush=False)
