from appeals_app.domain.import_mapping import FIELDS, same_words
from appeals_app.domain.import_proposal import WORDS, propose

HEADING = ["№ з/п", "Індекс", "Дата реєстрації", "П.І.Б. заявника", "Короткий зміст", "Телефон", "Примітка"]


def test_words_are_of_fields_and_written_as_headings_are_compared():
	assert set(WORDS) <= set(FIELDS)
	assert [phrase for known in WORDS.values() for phrase in known if phrase != same_words(phrase)] == []


def test_headings_under_the_title_of_a_journal_are_found():
	found = propose([(1, ["Журнал реєстрації звернень"]), (2, HEADING), (3, [1, "К-1", "02.03.2026"])])

	assert found.headings == {
		"registration_index": "Індекс",
		"registered_at": "Дата реєстрації",
		"author_name": "П.І.Б. заявника",
		"brief": "Короткий зміст",
		"phone": "Телефон",
	}
	assert list(found.headings.values()) == HEADING[1:-1]
	assert found.others == ("№ з/п", "Примітка")


def test_names_in_three_columns_are_told_from_one():
	together = propose([(1, ["Прізвище, ім’я, по батькові", "Індекс"])]).headings
	apart = propose([(1, ["Прізвище", "Ім'я", "По батькові", "Індекс"])]).headings

	assert together == {"author_name": "Прізвище, ім’я, по батькові", "registration_index": "Індекс"}
	assert apart == {
		"last_name": "Прізвище",
		"first_name": "Ім'я",
		"middle_name": "По батькові",
		"registration_index": "Індекс",
	}


def test_heading_of_several_lines_is_proposed_in_one():
	found = propose([(1, ["Дата\nреєстрації", "Прізвище, ім’я\nта по батькові"])]).headings

	assert found == {"registered_at": "Дата реєстрації", "author_name": "Прізвище, ім’я та по батькові"}


def test_names_of_officials_are_nobody_s_who_appealed():
	found = propose([(1, ["Реєстраційний №", "Прізвище виконавця"])])

	assert found.headings == {"registration_index": "Реєстраційний №"}
	assert found.others == ("Прізвище виконавця",)


def test_word_for_word_goes_before_a_beginning():
	found = propose([(1, ["Результат розгляду питання", "Результат", "Дата надходження"])]).headings

	assert found == {"result": "Результат", "received_at": "Дата надходження"}


def test_the_shortest_headings_mean_what_nothing_surer_does():
	usual = propose([(1, ["Індекс", "Дата", "ПІБ", "Короткий зміст", "Зміст"])])
	surer = propose([(1, ["Дата", "Дата реєстрації", "Зміст", "Текст", "Дата народження", "Суть"])])

	assert usual.headings == {
		"registration_index": "Індекс",
		"registered_at": "Дата",
		"author_name": "ПІБ",
		"brief": "Короткий зміст",
		"content": "Зміст",
	}
	assert surer.headings == {"registered_at": "Дата реєстрації", "brief": "Зміст", "content": "Текст"}


def test_what_a_mapping_cannot_do_without_is_told():
	assert propose([(1, HEADING)]).lacking == ("channel", "theme")
	assert propose([(1, ["Індекс", "Дата відповіді", "Канал надходження"])]).lacking == (
		"registered_at",
		"brief",
		"author_name",
	)


def test_file_without_known_headings_proposes_nothing():
	assert propose([(1, ["а", 5, None])]).headings == {}
	assert propose([]).headings == {}
