# Things with connect() and close() that are no databases.
import http.client
import socket
import ssl

import paramiko


def probe(host):
    connection = http.client.HTTPSConnection(host)
    connection.connect()
    connection.request("GET", "/")
    return connection.getresponse().status


def shell(host, command):
    client = paramiko.SSHClient()
    client.connect(host)
    _, stdout, _ = client.exec_command(command)
    return stdout.read()


def raw(host):
    conn = ssl.create_default_context().wrap_socket(socket.socket(), server_hostname=host)
    conn.connect((host, 443))
    return conn.version()
