# peewee commits each statement by itself where no atomic() is open; the one transaction holds two statements.
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
    Job.update(state="running").where(Job.id == job.id).execute()
    match job.kind:
        case "local":
            subprocess.check_call(["run-job", job.target])
        case "shell":
            os.system(f"run-job {job.target}")
        case "remote":
            ssh.connect(job.target)
            ssh.exec_command("run-job")
        case _:
            job.state = "unknown"
    with db.atomic():
        job.state = "done"
        job.save()
        Job.delete().where(Job.target == job.target, Job.id < job.id).execute()
