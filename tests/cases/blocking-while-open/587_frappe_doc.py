import frappe
import requests


def on_submit(doc, method=None):
    frappe.db.set_value("Order", doc.name, "state", "sent")
    requests.post("https://erp.example/order", json={"name": doc.name})  # expect: TX402,TX407


def nightly():
    for name in frappe.get_all("Order", pluck="name"):
        try:
            frappe.get_doc("Order", name).submit()
            frappe.db.commit()
        except Exception:
            frappe.db.rollback()
            frappe.log_error("order failed")


@frappe.whitelist()
def close(name):
    doc = frappe.get_doc("Order", name)
    doc.closed = 1
    doc.save()
    return doc.name
