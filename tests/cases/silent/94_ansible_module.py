# Ansible: fail_json() and exit_json() end the process, and the connection with it.
import psycopg2
from ansible.module_utils.basic import AnsibleModule


def main():
    module = AnsibleModule(argument_spec={"dsn": {"type": "str", "no_log": True}, "name": {"type": "str"}})
    try:
        conn = psycopg2.connect(module.params["dsn"])
    except psycopg2.Error as error:
        module.fail_json(msg=f"unable to connect: {error}")
    cur = conn.cursor()
    try:
        cur.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", (module.params["name"],))
        if cur.fetchone():
            module.exit_json(changed=False)
        cur.execute("CREATE ROLE reader")
        conn.commit()
    except psycopg2.Error as error:
        conn.rollback()
        module.fail_json(msg=str(error))
    conn.close()
    module.exit_json(changed=True)
