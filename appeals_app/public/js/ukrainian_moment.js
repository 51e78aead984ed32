// The Ukrainian locale of moment.

const MONTHS_STANDING_ALONE =
	"січень_лютий_березень_квітень_травень_червень_липень_серпень_вересень_жовтень_листопад_грудень";
const MONTHS_WITH_DAY =
	"січня_лютого_березня_квітня_травня_червня_липня_серпня_вересня_жовтня_листопада_грудня";
const MONTHS_SHORT = "січ_лют_бер_кві_тра_чер_лип_сер_вер_жов_лис_гру";
const WEEKDAYS = "неділя_понеділок_вівторок_середа_четвер_п’ятниця_субота";
const WEEKDAYS_ACCUSATIVE = "неділю_понеділок_вівторок_середу_четвер_п’ятницю_суботу";
const WEEKDAYS_SHORT = "нд_пн_вт_ср_чт_пт_сб";
const MASCULINE_WEEKDAYS = [1, 2, 4];

// One (nominative), one (accusative: «годину тому», «за годину»), two to four, five and more.
const UNITS = {
	s: ["секунда", "секунду", "секунди", "секунд"],
	m: ["хвилина", "хвилину", "хвилини", "хвилин"],
	h: ["година", "годину", "години", "годин"],
	d: ["день", "день", "дні", "днів"],
	w: ["тиждень", "тиждень", "тижні", "тижнів"],
	M: ["місяць", "місяць", "місяці", "місяців"],
	y: ["рік", "рік", "роки", "років"],
};

function unit_form(number, unit, alone) {
	const [nominative, accusative, few, many] = UNITS[unit];
	const last = number % 10;
	const is_teen = number % 100 > 10 && number % 100 < 20;
	if (last === 1 && !is_teen) return alone ? nominative : accusative;
	return last > 1 && last < 5 && !is_teen ? few : many;
}

const one = (number, alone, key) => unit_form(1, key[0], alone);
const several = (number, alone, key) => `${number} ${unit_form(number, key[0], alone)}`;

function part_of_day(hour) {
	if (hour < 4) return "ночі";
	if (hour < 12) return "ранку";
	return hour < 17 ? "дня" : "вечора";
}

// "23 листопада": the day of the month is a plain number
function ordinal(number, period) {
	return period === "D" ? String(number) : `${number}-й`;
}

export function define_ukrainian_moment(moment) {
	const before = moment.locale();
	moment.defineLocale("uk", {
		months: { standalone: MONTHS_STANDING_ALONE.split("_"), format: MONTHS_WITH_DAY.split("_") },
		monthsShort: MONTHS_SHORT.split("_"),
		weekdays: {
			standalone: WEEKDAYS.split("_"),
			format: WEEKDAYS_ACCUSATIVE.split("_"),
			isFormat: /\[[^\]]*\] dddd/,
		},
		weekdaysShort: WEEKDAYS_SHORT.split("_"),
		weekdaysMin: WEEKDAYS_SHORT.split("_"),
		longDateFormat: {
			LT: "HH:mm",
			LTS: "HH:mm:ss",
			L: "DD.MM.YYYY",
			LL: "D MMMM YYYY [р.]",
			LLL: "D MMMM YYYY [р.], HH:mm",
			LLLL: "dddd, D MMMM YYYY [р.], HH:mm",
		},
		calendar: {
			sameDay: "[сьогодні о] LT",
			nextDay: "[завтра о] LT",
			lastDay: "[учора о] LT",
			nextWeek: "[у] dddd [о] LT",
			lastWeek() {
				const is_masculine = MASCULINE_WEEKDAYS.includes(this.day());
				return is_masculine ? "[у минулий] dddd [о] LT" : "[у минулу] dddd [о] LT";
			},
			sameElse: "L",
		},
		relativeTime: {
			future: "за %s",
			past: "%s тому",
			s: "кілька секунд",
			ss: several,
			m: one,
			mm: several,
			h: one,
			hh: several,
			d: one,
			dd: several,
			w: one,
			ww: several,
			M: one,
			MM: several,
			y: one,
			yy: several,
		},
		meridiemParse: /ночі|ранку|дня|вечора/,
		isPM: (part) => part === "дня" || part === "вечора",
		meridiem: part_of_day,
		dayOfMonthOrdinalParse: /\d{1,2}/,
		ordinal,
		week: { dow: 1, doy: 4 },
	});
	moment.locale(before);
}
