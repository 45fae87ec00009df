# frappe: as projects write it.
import frappe


@frappe.whitelist()
def submit(name):
    doc = frappe.get_doc("Sales Order", name)
    doc.status = "Sent"
    doc.save()
    frappe.enqueue("shop.jobs.mail", name=name, enqueue_after_commit=True)


def nightly():
    for name in frappe.get_all("Sales Order", pluck="name"):
        try:
            frappe.get_doc("Sales Order", name).run_method("sync")
            frappe.db.commit()
        except Exception:
            frappe.db.rollback()
            frappe.log_error(f"sync of {name}")
