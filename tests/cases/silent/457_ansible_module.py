# ansible: as projects write it.
import psycopg2
from ansible.module_utils.basic import AnsibleModule


def main():
    module = AnsibleModule(argument_spec=dict(name=dict(type="str")), supports_check_mode=True)
    conn = None
    try:
        conn = psycopg2.connect(dbname="shop")
        cur = conn.cursor()
        cur.execute("INSERT INTO item (name) VALUES (%s)", (module.params["name"],))
        if module.check_mode:
            conn.rollback()
        else:
            conn.commit()
    except psycopg2.Error as error:
        module.fail_json(msg=str(error))
    finally:
        if conn is not None:
            conn.close()
    module.exit_json(changed=True)


if __name__ == "__main__":
    main()
