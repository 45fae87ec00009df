# Frappe: the commit's failure is only noted; the caller is told that the order is paid.
import frappe


def mark_paid(name):
    frappe.db.set_value("Sales Order", name, "paid", 1)
    try:
        frappe.db.commit()  # expect: TX102
    except Exception:
        frappe.logger().warning("not committed")
    return "paid"
