from monitor.postgres import PostgresError, Server


def check(conninfo):
    server = Server(conninfo)
    try:
        return server.version()
    except PostgresError:
        return None
    finally:
        server.close()


def check_all(infos):
    return {info: check(info) for info in infos}
