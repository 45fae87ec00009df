# Frappe: the job is sent once the transaction has been committed.
import frappe


def place(order):
    frappe.db.sql("INSERT INTO `tabOrder` (name) VALUES (%s)", (order,))
    frappe.enqueue("shop.jobs.confirm", order=order, enqueue_after_commit=True)


def place_now(order):
    frappe.db.sql("INSERT INTO `tabOrder` (name) VALUES (%s)", (order,))
    frappe.db.commit()
    frappe.enqueue("shop.jobs.confirm", order=order)
