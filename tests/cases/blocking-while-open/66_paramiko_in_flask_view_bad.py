# A Flask view restarts a remote service over SSH with flushed rows in the request's session.
import paramiko
from flask import Blueprint, jsonify

from panel.extensions import db
from panel.models import Host, Restart

bp = Blueprint("hosts", __name__)


@bp.post("/hosts/<int:host_id>/restart")
def restart(host_id):
    host = db.session.get(Host, host_id)
    entry = Restart(host=host, state="running")
    db.session.add(entry)
    db.session.flush()
    ssh = paramiko.SSHClient()
    ssh.connect(host.address, username="ops")  # expect: TX402
    ssh.exec_command("systemctl restart app")  # allow: TX402
    ssh.close()
    entry.state = "done"
    db.session.commit()
    return jsonify(id=entry.id)
