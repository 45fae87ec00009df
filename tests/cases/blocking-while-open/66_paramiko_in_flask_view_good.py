# The row is committed before the connection is made.
import paramiko
from flask import Blueprint, jsonify

from panel.extensions import db
from panel.models import Host, Restart

bp = Blueprint("hosts", __name__)


@bp.post("/hosts/<int:host_id>/restart")
def restart(host_id):
    host = db.session.get(Host, host_id)
    address = host.address
    entry = Restart(host=host, state="running")
    db.session.add(entry)
    db.session.commit()
    ssh = paramiko.SSHClient()
    ssh.connect(address, username="ops")
    ssh.exec_command("systemctl restart app")
    ssh.close()
    entry.state = "done"
    db.session.commit()
    return jsonify(id=entry.id)
