"""The refusals of the term, calendar, numbering and tracking rules in Ukrainian, for doors without Frappe.

The Desk translates the same English templates through `translations/uk.csv`; here they stand so that the
command line speaks Ukrainian without it.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from appeals_app.domain.errors import DomainError

_CALENDAR = {
	"The period ends on {0}, before it begins on {1}. Correct one of the dates.": (
		"Період закінчується {0}, раніше, ніж починається {1}. Виправте одну з дат."
	),
	"The working calendar “{0}” needs at least one working day in a week. Correct its days off.": (
		"У календарі «{0}» має бути хоча б один робочий день на тиждень. Виправте перелік вихідних."
	),
	"{0} is moved twice in the calendar. Keep one of the entries.": (
		"День {0} перенесено в календарі двічі. Залиште один запис."
	),
	"“{0}”: the period from {1} begins before the period from {2} has ended."
	" End the earlier one the day before.": (
		"«{0}»: період з {1} починається до закінчення періоду з {2}. Закінчіть попередній період днем раніше."
	),
	"The working calendar “{0}” does not cover {1}. Fill in the holidays of that year or begin a version for it.": (
		"Календар «{0}» не охоплює {1}. Заповніть свята того року або розпочніть версію на нього."
	),
	"The working calendar has no version. Add one.": "Календар не має жодної версії. Додайте її.",
	"The working calendar “{0}” has no version from {1} to {2}. Fill the gap.": (
		"Календар «{0}» не має версії з {1} по {2}. Заповніть прогалину."
	),
	"There is no built-in working calendar “{0}”. The built-in ones are: {1}.": (
		"Вбудованого календаря «{0}» немає. Вбудовані календарі: {1}."
	),
	"The year {0} cannot be right. Correct the date.": "Рік {0} не може бути правильним. Виправте дату.",
	"The machine has no time-zone data for {0}. Install the package tzdata.": (
		"На комп’ютері немає даних часового поясу {0}. Встановіть пакет tzdata."
	),
}

_TERMS = {
	"There is no term “{0}”. The terms are: {1}.": "Строку «{0}» немає. Можливі строки: {1}.",
	"The term rule “{0}” names no article. Name the article it rests on.": (
		"Правило строку «{0}» не має посилання на норму. Зазначте статтю, на якій воно ґрунтується."
	),
	"The term rule “{0}” is {1} long. Set a whole number from 1 to {2}.": (
		"Тривалість за правилом строку «{0}» — {1}. Вкажіть ціле число від 1 до {2}."
	),
	"The term rule “{0}” has no limit. Set one or do not extend the term.": (
		"Правило строку «{0}» не має граничного строку. Вкажіть його або не продовжуйте строк."
	),
	"The term rule “{0}” asks about “{1}”, which appeals do not have. It may ask about: {2}.": (
		"Правило строку «{0}» перевіряє ознаку «{1}», якої звернення не мають. Можливі ознаки: {2}."
	),
	"No term rule in force on {0} fits the appeal. Set its term by hand and add a rule for such appeals.": (
		"Жодне правило строку, чинне на {0}, не підходить до звернення."
		" Оберіть правило вручну на картці (вкладка «Розгляд») і попросіть адміністратора додати правило для таких"
		" звернень."
	),
	"The term rules “{0}” and “{1}” fit the appeal equally well. Give one of them a higher priority.": (
		"Правила строку «{0}» і «{1}» однаково підходять до звернення. Надайте одному з них вищий пріоритет."
	),
	"The appeal is registered on {0}, before it was received on {1}. Correct one of the moments.": (
		"Звернення зареєстровано {0}, раніше, ніж воно надійшло {1}. Виправте одну з дат."
	),
	"The term runs from registration, but the appeal is not registered. Register the appeal first.": (
		"Строк обчислюється від реєстрації, а звернення не зареєстровано. Спершу зареєструйте його."
	),
	"The citizen learnt of the decision on {0}, before it was made on {1}. Correct one of the dates.": (
		"Громадянин дізнався про рішення {0}, раніше, ніж його було прийнято {1}. Виправте одну з дат."
	),
	"The letter is dated {0} and could not be posted on {1}, before it was written. Look at the postmark and correct"
	" one of the dates.": (
		"Лист датовано {0}, тож його не могли здати на пошту {1}, раніше, ніж написано. Подивіться на поштовий"
		" штемпель і виправте одну з дат."
	),
	"The author knew of the decision complained of from {0}, and the complaint could not be posted on {1}, before"
	" that. Correct one of the dates.": (
		"Про оскаржуване рішення автор міг знати лише з {0}, тож скаргу не могли здати на пошту {1}, раніше за цей"
		" день. Виправте одну з дат."
	),
	"There is no switch of terms called “{0}”. The switches are: {1}.": (
		"Параметра обчислення «{0}» немає. Параметри: {1}."
	),
	"“{0}” is not an answer to the switch “{1}”. The answers are: {2}.": (
		"Значення «{0}» не підходить для параметра «{1}». Можливі значення: {2}."
	),
	"The stored term cannot be read. Recalculate the term of the appeal.": (
		"Збережений строк не вдалося прочитати. Перерахуйте строк звернення."
	),
}

_CHANGES = {
	"The term “{0}” cannot be extended. Only the term of one month can: if the matter needs more study,"
	" set that term.": (
		"Строк «{0}» не продовжується. Продовжити можна лише місячний строк: якщо звернення потребує"
		" додаткового вивчення, встановіть його."
	),
	"Only the head of the authority or a deputy may extend the term. Ask one of them to decide.": (
		"Продовжити строк може лише керівник або його заступник. Зверніться до них за рішенням."
	),
	"The decision of {0} to extend lies outside the term, which runs from {1} to {2}."
	" A term that has run out cannot be extended.": (
		"Рішення про продовження від {0} не вкладається у строк з {1} по {2}."
		" Строк, що сплив, продовжити не можна: дайте відповідь якнайшвидше."
	),
	"The author has not been told of the extension. Send the notice and enter its date.": (
		"Автора не повідомлено про продовження строку. Надішліть повідомлення і вкажіть його дату."
	),
	"The notice to the author is dated {0}, before the decision of {1}. Correct one of the dates.": (
		"Повідомлення автору датоване {0}, раніше за рішення від {1}. Виправте одну з дат."
	),
	"The term ran out on {0}, before the author was told of the extension ({1}), so it stays as it was."
	" Cancel the decision and answer the appeal.": (
		"Строк сплив {0}, а про продовження автора повідомлено лише {1}, тому строк залишається без змін."
		" Скасуйте рішення й дайте відповідь на звернення."
	),
	"The term cannot be extended to {0}. The latest day the law allows is {1}.": (
		"Строк не можна продовжити до {0}. Найпізніша дата, яку дозволяє закон, — {1}."
	),
	"The term already ends on {0}. Set a later day, up to {1}.": (
		"Строк і так спливає {0}. Вкажіть пізнішу дату, не пізніше {1}."
	),
	"The term “{0}” cannot be shortened: only the terms of Art. 20 can. Leave it as it is.": (
		"Строк «{0}» не скорочується: скоротити можна лише строки, встановлені ст. 20. Залиште його без змін."
	),
	"The term is shortened only on the citizen's written demand that gives reasons."
	" Enter the demand and its reasons.": (
		"Строк скорочують лише на обґрунтовану письмову вимогу громадянина. Внесіть вимогу та її обґрунтування."
	),
	"The demand is dated {0}, and a demand comes from {1}, the day of the appeal, to {2}. Correct the date.": (
		"Вимогу датовано {0}, а надійти вона могла з {1}, дня надходження звернення, по {2}. Виправте дату."
	),
	"The term ends on {0}. Set an earlier day.": "Строк спливає {0}. Вкажіть ранішу дату.",
	"The term ends on {0}, and on {1}, the day of the decision, no earlier day is left. Give the answer without"
	" shortening the term.": (
		"Останній день строку — {0}, і на день рішення, {1}, ранішого дня вже немає. Дайте відповідь, не"
		" скорочуючи строку."
	),
	"The demand of {0}, the decision of {1} and the new last day {2} have to follow each other, none before"
	" the receipt on {3}. Correct the dates.": (
		"Вимога від {0}, рішення від {1} і новий останній день {2} мають іти одне за одним і не раніше"
		" надходження {3}. Виправте дати."
	),
}

_NUMBERING = {
	"The index pattern “{0}” has no running number. Add the field {1}.": (
		"Шаблон індексу «{0}» не містить порядкового номера. Додайте поле {1}."
	),
	"Numbering starts anew every year, but the index pattern “{0}” has no year, so indexes would repeat."
	" Add the field {1}.": (
		"Нумерація щороку починається спочатку, а в шаблоні індексу «{0}» немає року, тож індекси повторяться."
		" Додайте поле {1}."
	),
	"The surname “{0}” has no letters, so the appeal cannot be indexed by it."
	" Enter the surname or register the appeal as unsigned.": (
		"Прізвище «{0}» не містить літер, тому скласти за ним індекс неможливо."
		" Внесіть прізвище або зареєструйте звернення як непідписане."
	),
	"The running number {0} is not a whole number from 1 up.": (
		"Порядковий номер {0} не є цілим числом від 1. Вкажіть правильний номер."
	),
	"The index pattern “{0}” needs the authority's prefix. Fill it in on the authority's card.": (
		"Шаблон індексу «{0}» потребує префікса органу. Заповніть його в картці органу."
	),
	"The index pattern “{0}” is too long or has characters that cannot be printed."
	" Keep it within {1} ordinary characters.": (
		"Шаблон індексу «{0}» задовгий або містить недруковані символи. Обмежтеся {1} звичайними символами."
	),
	"An unsigned appeal has no surname. Take the field {0} out of “{1}”.": (
		"Непідписане звернення не має прізвища. Приберіть поле {0} із шаблону «{1}»."
	),
	"Another rule of the same authority counts apart and can write the same index, for example “{0}”."
	" Give one of them a mark of its own in the pattern, or the same counter.": (
		"Інше правило цього ж органу веде окрему нумерацію й може дати той самий індекс, наприклад «{0}»."
		" Додайте до шаблону одного з них власну позначку або задайте спільний лічильник."
	),
	"Collective, unsigned and other appeals are numbered apart, but two of their index patterns can give the"
	" same index. Give each a mark that no letter of the alphabet can be taken for.": (
		"Колективні, непідписані та інші звернення нумеруються окремо, але два їхні шаблони можуть дати однаковий"
		" індекс. Надайте кожному позначку, яку не можна сплутати з літерою прізвища."
	),
	"The code of the counter “{0}” is not one. Use letters and digits alone, {1} at most.": (
		"«{0}» не може бути кодом лічильника. Використайте лише літери й цифри, не більше ніж {1}."
	),
	"Every letter is numbered apart, but the index pattern “{0}” has no letter, so indexes would repeat."
	" Add the field {1}.": (
		"Кожна літера нумерується окремо, а в шаблоні індексу «{0}» літери немає, тож індекси повторяться."
		" Додайте поле {1}."
	),
	"The width of the running number is {0}. Set it between 0 and {1}.": (
		"Кількість знаків порядкового номера — {0}. Вкажіть від 0 до {1}."
	),
	"The index pattern “{0}” has a brace without its pair. Close every field with a brace.": (
		"У шаблоні індексу «{0}» фігурна дужка не має пари. Закрийте кожне поле дужкою."
	),
	"The index pattern “{0}” has the unknown field “{1}”. The fields are {2}.": (
		"У шаблоні індексу «{0}» невідоме поле «{1}». Можливі поля: {2}."
	),
	"This is not a tracking code. Check it against the letter you were given.": (
		"Це не код відстеження. Звірте його з повідомленням, яке ви отримали."
	),
}

_COMMAND_LINE = {
	"The option {0} is missing. Add it.": "Не вказано параметр {0}. Додайте його.",
	"{0}: “{1}” is not a date. Write it as YYYY-MM-DD, e.g. 2026-01-31.": (
		"{0}: «{1}» не є датою. Запишіть її як РРРР-ММ-ДД, наприклад 2026-01-31."
	),
	"{0}: “{1}” is not a date and time. Write it as YYYY-MM-DDTHH:MM, e.g. 2026-01-31T11:00.": (
		"{0}: «{1}» не є датою й часом. Запишіть їх як РРРР-ММ-ДДTГГ:ХХ, наприклад 2026-01-31T11:00."
	),
	"“{0}” is nobody who decides. Write head, deputy or other.": (
		"«{0}»: невідомо, хто прийняв рішення. Вкажіть head (керівник), deputy (заступник) або other."
	),
}

UKRAINIAN: Mapping[str, str] = MappingProxyType(_CALENDAR | _TERMS | _CHANGES | _NUMBERING | _COMMAND_LINE)


def ukrainian_text(error: DomainError) -> str:
	"""The refusal in Ukrainian; in English when it comes from rules that have no text here."""
	return UKRAINIAN.get(error.message, error.message).format(*error.params)
