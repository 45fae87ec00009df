# Inside db.atomic() each kind of job runs something outside: a process, a shell, a remote host.
import os
import subprocess

import paramiko
from peewee import CharField, Model, PostgresqlDatabase

db = PostgresqlDatabase("runner")


class Job(Model):
    kind = CharField()
    target = CharField()
    state = CharField(default="new")

    class Meta:
        database = db


def run(job: Job, ssh: paramiko.SSHClient) -> None:
    with db.atomic():
        Job.update(state="running").where(Job.id == job.id).execute()
        match job.kind:
            case "local":
                subprocess.check_call(["run-job", job.target])  # expect: TX402
            case "shell":
                os.system(f"run-job {job.target}")  # expect: TX402
            case "remote":
                ssh.connect(job.target)  # expect: TX402
                ssh.exec_command("run-job")  # allow: TX402
            case _:
                job.state = "unknown"
        job.state = "done"
        job.save()
