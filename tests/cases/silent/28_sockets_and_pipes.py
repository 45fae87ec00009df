# `conn` and connect() of sockets, pipes and remote shells; poll, send and close have nothing to do with databases.
import multiprocessing
import socket

import paramiko


def uptime(host):
    client = paramiko.SSHClient()
    client.load_system_host_keys()
    client.connect(host)
    _, out, _ = client.exec_command("uptime")
    return out.read().decode()


def greet(host, port):
    conn = socket.create_connection((host, port))
    conn.sendall(b"HELO\r\n")
    return conn.recv(512)


def child(conn):
    conn.send({"state": "ready"})
    conn.close()


def start():
    ours, theirs = multiprocessing.Pipe()
    multiprocessing.Process(target=child, args=(theirs,), daemon=True).start()
    return ours.recv()
