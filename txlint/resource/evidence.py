"""Words that are evidence: names of variables, functions and packages that go with databases, or never do."""

from __future__ import annotations

import re

ORM = ("sqlalchemy", "sqlmodel", "flask_sqlalchemy")


NOT_A_DATABASE = frozenset(
    [
        "requests",
        "httpx",
        "aiohttp",
        "boto3",
        "botocore",
        "git",
        "whoosh",
        "kafka",
        "confluent_kafka",
        "multiprocessing",
        "socket",
        "subprocess",
        "zmq",
        "paramiko",
        "tensorflow",
        "onnxruntime",
        "serial",
        "telnetlib",
        "imaplib",
        "ftplib",
        "pika",
        "amqp",
        "websockets",
        "grpc",
        "asyncssh",
        "svn",
        "pygit2",
        "lxml",
        "selenium",
        "scapy",
        "unittest",
        "mock",
        "threading",
        "queue",
        "authlib",
        "requests_oauthlib",
        "requests_cache",
        "requests_html",
        "cloudscraper",
        "curl_cffi",
        "niquests",
        "redis",
        "ldap3",
        "paho",
        "collections",
        "itertools",
        "weakref",
    ]
)
WITHOUT_TRANSACTIONS = frozenset((
    "trino", "prestodb", "pyhive", "impala", "pyathena", "clickhouse_driver", "clickhouse_connect", "databricks",
    "phoenixdb", "pydruid", "pinotdb",
))  # fmt: skip
"""Drivers with connections and cursors whose statements are each for themselves."""


OTHER_PROTOCOL = re.compile(
    r"OAuth|HTTP|Http|Request|SSH|Ssh|FTP|SMTP|IMAP|LDAP|Ldap|MQTT|Redis|Kafka|WebSocket|Telnet"
)
"""In the name of a class: its sessions and connections are none of a database."""


SESSION_ONLY = frozenset(
    [
        "add",
        "add_all",
        "expunge",
        "expunge_all",
        "bulk_save_objects",
        "bulk_insert_mappings",
        "scalars",
        "scalar_one",
        "expire_all",
        "no_autoflush",
        "bulk_update_mappings",
        "refresh",
        "merge",
    ]
)


SHARED_NAMES = frozenset(["add", "merge", "refresh"])
"""Methods that other objects have under the same name."""


SESSION_NAME = re.compile(r"(?:^|[_.%])(?:async_?)?(?:db_?)?sess(?:ion)?s?\d*$|^db$|^s$|^sess$|session$", re.IGNORECASE)


TRANSACTIONAL = frozenset(["commit", "rollback", "flush", "scalars", "add_all", "expunge_all", "begin_nested"])


STATEMENTS = frozenset(["execute", "query", "get", "scalar", "exec", "add", "delete"])


SQLALCHEMY_NAME = re.compile(r"session_?(?:local|maker)", re.IGNORECASE)
"""Factories that no other library's sessions have."""


FACTORY_NAME = re.compile(
    r"(?:^|_)(?:(?:async_?)?session_?(?:local|maker|factory|class|cls|scope)|(?:get|make|create|new|open)_(?:async_)?(?:db_)?session)"
    r"|^(?:[A-Z]\w*)?Session(?:Local|Maker|Factory)?$|^async_session$|^(?:Async)?SessionLocal$",
    re.IGNORECASE,
)


CONNECT_NAME = re.compile(
    r"^_?(?:get|open|create|make|new|connect|acquire|build|init|establish)?_?(?:new_)?(?:to_)?(?:read_?only_)?"
    r"(?:db|database|pg|postgres(?:ql)?|sqlite3?|mysql|sql|psycopg2?|dbapi|raw)?_?(?:conn|connection|connect|cnx)(?:_?db)?$|"
    r"^(?:get|open|connect)_?(?:to_)?_?(?:db|database)$|^connect(?:_to)?(?:_db|_database)?$",
    re.IGNORECASE,
)


ENGINE_NAME = re.compile(r"(?:^|[_.])engine$|^engine$", re.IGNORECASE)


POOL_NAME = re.compile(r"(?:^|[_.])(?:conn(?:ection)?_?|db_?|pg_?|mysql_?)?pool$", re.IGNORECASE)


CONNECTION_NAME = re.compile(
    r"(?:^|[_.])(?:db_?|pg_?|sql_?|raw_?)?(?:conn(?:ection)?|cnx|cxn|con|db|dbh|database|cnxn)\d*$", re.IGNORECASE
)

PER_REQUEST = frozenset(
    {
        "tornado.web.RequestHandler",
        "tornado.websocket.WebSocketHandler",
        "aiohttp.web.View",
        "starlette.endpoints.HTTPEndpoint",
        "flask.views.View",
        "flask.views.MethodView",
        "flask_restful.Resource",
        "flask_restx.Resource",
        "django.views.View",
        "django.views.generic.View",
        "django.views.generic.base.View",
        "rest_framework.views.APIView",
        "http.server.BaseHTTPRequestHandler",
        "http.server.SimpleHTTPRequestHandler",
        "socketserver.BaseRequestHandler",
        "socketserver.StreamRequestHandler",
    }
)
"""Classes of which a library makes an object for each request: what such an object closes ends with the request."""
