# Frappe: the failure is thrown to the user; frappe.throw() does not come back.
import frappe


def mark_paid(name):
    frappe.db.set_value("Sales Order", name, "paid", 1)
    try:
        frappe.db.commit()
    except Exception:
        frappe.db.rollback()
        frappe.throw("The order could not be marked as paid")
    return "paid"
