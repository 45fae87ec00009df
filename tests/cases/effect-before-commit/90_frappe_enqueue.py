# Frappe: the worker may look for the row before the request commits it, or after a rollback.
import frappe


def place(order):
    frappe.db.sql("INSERT INTO `tabOrder` (name) VALUES (%s)", (order,))
    frappe.enqueue("shop.jobs.confirm", order=order)  # expect: TX407
    frappe.db.commit()
