import pytest
from hypothesis import given
from hypothesis import strategies as st

from appeals_app.domain.gate_rules import (
	VERBS,
	Audience,
	Call,
	Effect,
	Kind,
	Line,
	Refusal,
	judge,
	read_lines,
)

ASKED = Call(Kind.METHOD, "app.api.show")


def line(audience=Audience.STAFF, effect=Effect.READS, kind=Kind.METHOD, name=ASKED.name):
	return Line(kind, name, audience, effect)


@given(
	st.sampled_from(Kind),
	st.text(),
	st.sampled_from(["GET", "POST", "PUT", "DELETE"]),
	st.sampled_from(Audience),
)
def test_without_a_line_nothing_passes_for_anybody(kind, name, verb, audience):
	assert isinstance(judge(Call(kind, name), verb, audience, []), Refusal)


@pytest.mark.parametrize("audience", Audience)
def test_a_line_opens_for_its_audience_and_those_above(audience):
	verdict = judge(ASKED, "GET", audience, [line(Audience.STAFF)])

	assert isinstance(verdict, Line) is (audience >= Audience.STAFF)


@pytest.mark.parametrize("verb", ["GET", "HEAD", "PATCH", "OPTIONS", "TRACE"])
def test_what_changes_is_not_done_by_a_link(verb):
	assert judge(ASKED, verb, Audience.STAFF, [line(effect=Effect.CHANGES)]) is Refusal.ONLY_BY_FORM


@pytest.mark.parametrize(
	"name", ["app.api.show2", "app.api.sho", "app.api.show.", " app.api.show", "APP.API.SHOW"]
)
def test_a_line_opens_one_name_and_no_like_of_it(name):
	assert judge(Call(Kind.METHOD, name), "GET", Audience.ADMINISTRATOR, [line()]) is Refusal.CLOSED


def test_pages_below_are_opened_by_a_star_and_the_page_itself_is_not():
	pages = [line(kind=Kind.PAGE, name="/app/*")]

	assert isinstance(judge(Call(Kind.PAGE, "/app/appeal"), "GET", Audience.STAFF, pages), Line)
	assert judge(Call(Kind.PAGE, "/app"), "GET", Audience.STAFF, pages) is Refusal.NO_SUCH_PAGE
	assert judge(Call(Kind.PAGE, "/apps"), "GET", Audience.STAFF, pages) is Refusal.NO_SUCH_PAGE


def test_the_same_name_of_another_kind_is_another_thing():
	assert judge(Call(Kind.RESOURCE, ASKED.name), "GET", Audience.STAFF, [line()]) is Refusal.CLOSED


def test_an_administrator_may_have_a_line_that_changes_beside_one_of_staff_that_reads():
	lines = [line(), line(Audience.ADMINISTRATOR, Effect.CHANGES)]

	assert judge(ASKED, "PUT", Audience.STAFF, lines) is Refusal.ONLY_BY_FORM
	assert judge(ASKED, "PUT", Audience.ADMINISTRATOR, lines) == lines[1]


def test_only_looking_verbs_are_open_for_what_looks():
	assert "PUT" not in VERBS[Kind.METHOD, Effect.READS] | VERBS[Kind.RESOURCE, Effect.READS]


def test_a_list_is_read_with_its_reasons():
	text = (
		'kind,name,audience,effect,only,engines,reason\nresource,Appeal,staff,changes,,both,"programs, too"\n'
	)

	assert read_lines(text) == (
		Line(Kind.RESOURCE, "Appeal", Audience.STAFF, Effect.CHANGES, "", "both", "programs, too"),
	)


@pytest.mark.parametrize(
	"row",
	["door,x,staff,reads", "method,x,everybody,reads", "method,x,staff,writes", "page,/x,staff,changes"],
)
def test_a_line_that_cannot_be_read_opens_nothing(row):
	with pytest.raises((KeyError, ValueError)):
		read_lines(f"kind,name,audience,effect\n{row}\n")
