import frappe
import requests


@frappe.whitelist()
def pay(invoice):
    frappe.db.set_value("Invoice", invoice, "paid", 1)
    frappe.db.commit()


@frappe.whitelist()
def pay_and_queue(invoice):
    frappe.db.set_value("Invoice", invoice, "paid", 1)
    frappe.enqueue("app.jobs.notify", invoice=invoice)  # expect: TX407


@frappe.whitelist()
def pay_and_queue_later(invoice):
    frappe.db.set_value("Invoice", invoice, "paid", 1)
    frappe.enqueue("app.jobs.notify", invoice=invoice, enqueue_after_commit=True)


def import_all(rows):
    for row in rows:
        try:
            frappe.get_doc(row).insert()
            frappe.db.commit()
        except Exception:
            frappe.db.rollback()
            frappe.log_error("import")
