# frappe: begun, ended and closed as it should be.
import frappe
import requests


@frappe.whitelist()
def push(order):
    doc = frappe.get_doc("Sales Order", order)
    answer = requests.post("https://erp.example/orders", json=doc.as_dict())
    answer.raise_for_status()
    frappe.db.set_value("Sales Order", order, "pushed", 1)


def sync_all():
    for name in frappe.get_all("Sales Order", pluck="name"):
        try:
            frappe.db.set_value("Sales Order", name, "synced", 1)
            frappe.db.commit()
        except Exception:
            frappe.db.rollback()
            frappe.log_error("sync failed")
