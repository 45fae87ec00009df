# The configuration class sets sizes, but no pool_recycle.
class BaseConfig:
    SQLALCHEMY_DATABASE_URI = "mysql+pymysql://app@db/app"
    SQLALCHEMY_ENGINE_OPTIONS = {"pool_size": 10, "max_overflow": 5, "pool_timeout": 10}  # expect: TX502
