// What a list of people is searched by is personal: it goes neither into the address, which servers write down,
// nor into what the Desk remembers of the list.
const PERSONAL_LISTS = ["Applicant"];
const { prototype } = frappe.views.ListView;
const { get_url_with_filters, save_view_user_settings } = prototype;

prototype.get_url_with_filters = function () {
	const plain = window.location.href.replace(window.location.search, "");
	return PERSONAL_LISTS.includes(this.doctype) ? plain : get_url_with_filters.call(this);
};

prototype.save_view_user_settings = function (settings) {
	const kept = PERSONAL_LISTS.includes(this.doctype) ? { ...settings, filters: [] } : settings;
	return save_view_user_settings.call(this, kept);
};
