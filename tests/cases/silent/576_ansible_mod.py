from ansible.module_utils.basic import AnsibleModule
from ansible_collections.community.postgresql.plugins.module_utils.postgres import connect_to_db, get_conn_params


def main():
    module = AnsibleModule(argument_spec={})
    params = get_conn_params(module, module.params)
    db_connection, _ = connect_to_db(module, params, autocommit=False)
    cursor = db_connection.cursor()
    try:
        cursor.execute("DELETE FROM t")
    except Exception as e:
        db_connection.rollback()
        module.fail_json(msg=str(e))
    if module.check_mode:
        db_connection.rollback()
    else:
        db_connection.commit()
    cursor.close()
    db_connection.close()
    module.exit_json(changed=True)


if __name__ == "__main__":
    main()
