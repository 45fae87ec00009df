# frappe: as projects write it, and as it leaks.
import frappe
import requests


def submit(name):
    doc = frappe.get_doc("Sales Order", name)
    doc.status = "Sent"
    doc.save()
    frappe.db.sql("UPDATE `tabSales Order` SET sent = 1 WHERE name = %s", name)
    try:
        frappe.db.commit()  # expect: TX102
    except Exception:
        frappe.log_error("commit failed")


def notify(name):
    frappe.db.sql("UPDATE `tabSales Order` SET sent = 1 WHERE name = %s", name)
    frappe.enqueue("shop.jobs.mail", name=name)  # expect: TX407
    frappe.db.commit()
