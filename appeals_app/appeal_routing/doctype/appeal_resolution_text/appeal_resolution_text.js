frappe.ui.form.on("Appeal Resolution Text", { onload: appeals.keep_to_own_authority });
