# frappe: as it leaks and loses.
import frappe
import requests


@frappe.whitelist()
def push(order):
    doc = frappe.get_doc("Sales Order", order, for_update=True)
    frappe.db.sql("UPDATE `tabSales Order` SET pushed = 1 WHERE name = %s", order)
    requests.post("https://erp.example/orders", json=doc.as_dict())  # expect: TX402
    frappe.db.commit()


def sync_all():
    for name in frappe.get_all("Sales Order", pluck="name"):
        try:
            frappe.db.set_value("Sales Order", name, "synced", 1)
            frappe.db.commit()
        finally:
            frappe.db.commit()  # expect: TX104
