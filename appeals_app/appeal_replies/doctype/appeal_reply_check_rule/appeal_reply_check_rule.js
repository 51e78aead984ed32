frappe.ui.form.on("Appeal Reply Check Rule", { onload: appeals.keep_to_own_authority });
