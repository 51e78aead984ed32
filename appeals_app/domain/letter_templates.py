"""Templates of letters: which of them fit a letter, the nearest first.

A template is for one kind of letter; it may be of one authority, of one item of the classifier with all that stands
under it, and of one result. What it does not say, it leaves open.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from appeals_app.domain.errors import DomainError


class LetterTemplateError(DomainError):
	"""A template cannot be rendered as it is written."""

	code = "letter_template"


@dataclass(frozen=True, slots=True)
class LetterTemplate:
	"""What a template is for; an empty field is any."""

	name: str
	title: str
	letter_kind: str
	authority: str = ""
	theme: str = ""
	result: str = ""


@dataclass(frozen=True, slots=True)
class LetterSituation:
	"""The letter a template is looked for.

	`themes` are chains of classifier items, one for each question, from its theme up; `results` those chosen so far.
	"""

	letter_kind: str
	authority: str
	themes: Sequence[Sequence[str]] = ()
	results: Collection[str] = ()


def fitting_templates(
	templates: Iterable[LetterTemplate], situation: LetterSituation
) -> list[LetterTemplate]:
	"""Templates the letter may begin with: of the nearest item of the classifier first, then by result, then own ones."""
	fitting = [template for template in templates if _fits(template, situation)]
	return sorted(fitting, key=lambda template: _place(template, situation))


def _fits(template: LetterTemplate, situation: LetterSituation) -> bool:
	return (
		template.letter_kind == situation.letter_kind
		and template.authority in ("", situation.authority)
		and (not template.theme or any(template.theme in chain for chain in situation.themes))
		and (not template.result or not situation.results or template.result in situation.results)
	)


def _place(template: LetterTemplate, situation: LetterSituation) -> tuple[int, bool, bool, str, str]:
	steps = [chain.index(template.theme) for chain in situation.themes if template.theme in chain]
	further_than_any = max(map(len, situation.themes), default=0)
	return (
		min(steps, default=further_than_any),
		template.result not in situation.results,
		not template.authority,
		template.title,
		template.name,
	)
