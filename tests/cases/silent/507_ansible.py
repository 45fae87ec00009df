import psycopg2
from ansible.module_utils.basic import AnsibleModule


def main():
    module = AnsibleModule(argument_spec={"db": {"type": "str"}, "role": {"type": "str"}})
    try:
        conn = psycopg2.connect(dbname=module.params["db"])
    except psycopg2.Error as exc:
        module.fail_json(msg=str(exc))
    cursor = conn.cursor()
    try:
        cursor.execute("CREATE ROLE x")
    except psycopg2.Error as exc:
        conn.rollback()
        module.fail_json(msg=str(exc))
    if module.check_mode:
        conn.rollback()
    else:
        conn.commit()
    cursor.close()
    conn.close()
    module.exit_json(changed=True)


if __name__ == "__main__":
    main()
