// Days, months and ages of the Desk in Ukrainian: the date picker and moment come without them.
import { define_ukrainian_moment } from "./ukrainian_moment";

const MONTHS = [
	["Січень", "Січ"],
	["Лютий", "Лют"],
	["Березень", "Бер"],
	["Квітень", "Кві"],
	["Травень", "Тра"],
	["Червень", "Чер"],
	["Липень", "Лип"],
	["Серпень", "Сер"],
	["Вересень", "Вер"],
	["Жовтень", "Жов"],
	["Листопад", "Лис"],
	["Грудень", "Гру"],
];

// The date picker counts days from Sunday.
const DAYS = [
	["Неділя", "Нед", "Нд"],
	["Понеділок", "Пон", "Пн"],
	["Вівторок", "Вів", "Вт"],
	["Середа", "Сер", "Ср"],
	["Четвер", "Чет", "Чт"],
	["П’ятниця", "П’ят", "Пт"],
	["Субота", "Суб", "Сб"],
];

// The longest unit that fits names the age; the last one has no upper bound.
const AGES = [
	["minute", 60, 3600],
	["hour", 3600, 86400],
	["day", 86400, 7 * 86400],
	["week", 7 * 86400, 31 * 86400],
	["month", 30 * 86400, 365 * 86400],
	["year", 365 * 86400, Infinity],
];

const column = (rows, index) => rows.map((row) => row[index]);

function teach_date_picker() {
	$.fn.datepicker.language.uk = {
		days: column(DAYS, 0),
		daysShort: column(DAYS, 1),
		daysMin: column(DAYS, 2),
		months: column(MONTHS, 0),
		monthsShort: column(MONTHS, 1),
		today: "Сьогодні",
		clear: "Очистити",
		dateFormat: "dd.mm.yyyy",
		timeFormat: "hh:ii",
		firstDay: 1,
	};
	// the picker asks for the user's own language, which is empty where the system's one is meant
	frappe.boot.user.language = frappe.boot.user.language || frappe.boot.lang;
}

// Frappe sets moment to English at start and looks for the first day of the week by its English name.
function teach_moment() {
	define_ukrainian_moment(moment);
	frappe.datetime.get_first_day_of_the_week_index = () =>
		moment
			.localeData("en")
			.weekdays()
			.indexOf(frappe.sys_defaults.first_day_of_the_week || "Sunday");
	const setup_moment = frappe.Application.prototype.setup_moment;
	frappe.Application.prototype.setup_moment = function () {
		setup_moment.call(this);
		moment.updateLocale("uk", {
			week: { dow: frappe.datetime.get_first_day_of_the_week_index(), doy: 4 },
		});
		moment.locale("uk");
	};
}

// "2 години тому", "5 годин тому": a translated sentence alone has one form for all numbers.
function age_of(datetime) {
	const then = moment(frappe.datetime.convert_to_user_tz(datetime));
	const seconds = moment(frappe.datetime.now_datetime()).diff(then, "seconds");
	if (isNaN(seconds) || seconds < 0) return "";
	if (seconds < 60) return __("just now");
	const [unit, length] = AGES.find(([, , below]) => seconds < below);
	const words = new Intl.RelativeTimeFormat("uk", { numeric: "auto" });
	return words.format(-Math.floor(seconds / length), unit);
}

function teach_ages() {
	const comment_when = frappe.datetime.comment_when;
	const pretty_date = frappe.datetime.prettyDate;
	frappe.datetime.prettyDate = (datetime, mini) =>
		mini || typeof datetime !== "string" ? pretty_date(datetime, mini) : age_of(datetime);
	frappe.datetime.comment_when = window.comment_when = (datetime, mini) => {
		const $span = $(comment_when(datetime, mini));
		if (!mini && typeof datetime === "string") $span.text(age_of(datetime));
		return $span.prop("outerHTML");
	};
	frappe.datetime.refresh_when = () => {
		$(".frappe-timestamp").each(function () {
			$(this).text(
				frappe.datetime.prettyDate(this.dataset.timestamp, $(this).hasClass("mini"))
			);
		});
	};
}

if (frappe.boot && frappe.boot.lang === "uk") {
	teach_date_picker();
	teach_moment();
	teach_ages();
}
