"""Steps that are done once, remembered by a marker, and done again only when their inputs change."""

import json
import os
import subprocess
import sys
import time
import uuid
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

TAIL_LINES = 20


class StepFailed(Exception):
	"""A step could not be done; the text says which, where its log is and what to do."""


class StepSkipped(Exception):
	"""There is nothing for the step to do yet; it is tried again next time."""


@dataclass(frozen=True, slots=True)
class Marker:
	"""What is remembered of a finished step; `stamp` is new each time the step is done."""

	inputs: str
	stamp: str
	seconds: float

	@classmethod
	def read(cls, path: Path) -> "Marker | None":
		try:
			return cls(**json.loads(path.read_text()))
		except (FileNotFoundError, ValueError, TypeError):
			return None

	def write(self, path: Path) -> None:
		"""Put the marker in place whole or not at all."""
		path.parent.mkdir(parents=True, exist_ok=True)
		part = path.with_suffix(".part")
		part.write_text(json.dumps({"inputs": self.inputs, "stamp": self.stamp, "seconds": self.seconds}))
		os.replace(part, path)


@dataclass(slots=True)
class Log:
	"""The log file of one step; commands run through it leave all their output there."""

	path: Path

	def write(self, text: str) -> None:
		with self.path.open("a", encoding="utf-8") as file:
			file.write(text.rstrip("\n") + "\n")

	def run(
		self,
		*command: object,
		cwd: Path | None = None,
		env: Mapping[str, str] | None = None,
		stdin: str | None = None,
	) -> None:
		"""Run a command to its end; CalledProcessError when it fails."""
		words = [str(word) for word in command]
		self.write("$ " + " ".join(words[:12]))
		with self.path.open("a", encoding="utf-8") as output:
			source = {"stdin": subprocess.DEVNULL} if stdin is None else {"input": stdin.encode()}
			subprocess.run(
				words, cwd=cwd, env=env, stdout=output, stderr=subprocess.STDOUT, check=True, **source
			)

	def tail(self) -> str:
		if not self.path.exists():
			return ""
		lines = self.path.read_text(encoding="utf-8", errors="replace").splitlines()
		return "\n".join(f"    {line[:400]}" for line in lines[-TAIL_LINES:])


@dataclass(frozen=True, slots=True)
class Step:
	"""One thing to be done.

	`inputs` names what the result depends on (text, compared with the marker's); `after` lists the steps
	whose being done again undoes this one; `holds` is a cheap look whether the result is still there;
	`advice` is said when it fails.
	"""

	name: str
	title: str
	run: Callable[[Log], None]
	inputs: Callable[[], str] = lambda: ""
	after: tuple[str, ...] = ()
	holds: Callable[[], bool] = lambda: True
	advice: str = "Mend what the log says and run the same command again: it goes on from here."


def write_at_once(text: str) -> None:
	sys.stdout.write(text)
	sys.stdout.flush()


@dataclass(slots=True)
class Runner:
	"""Does steps in order and prints one line for each: its title at the start, its time at the end."""

	markers: Path
	logs: Path
	write: Callable[[str], None] = write_at_once

	def say(self, text: str) -> None:
		self.write(f"{text}\n")

	def marker_path(self, name: str) -> Path:
		return self.markers / f"{name}.json"

	def marker(self, name: str) -> Marker | None:
		return Marker.read(self.marker_path(name))

	def forget(self, name: str) -> None:
		"""Have the step done again next time."""
		self.marker_path(name).unlink(missing_ok=True)

	def do_all(self, steps: Iterable[Step]) -> None:
		for step in steps:
			self.do(step)

	def do(self, step: Step) -> None:
		inputs = self._inputs(step)
		marker = self.marker(step.name)
		self.write(f"  {step.title:<50} ")
		if marker and marker.inputs == inputs and step.holds():
			self.say("done before")
			return
		self.forget(step.name)
		self._do_now(step, inputs)

	def _inputs(self, step: Step) -> str:
		earlier = [marker.stamp if (marker := self.marker(name)) else "" for name in step.after]
		return " ".join([step.inputs(), *earlier]).strip()

	def _do_now(self, step: Step, inputs: str) -> None:
		self.logs.mkdir(parents=True, exist_ok=True)
		log = Log(self.logs / f"{step.name}.log")
		log.path.unlink(missing_ok=True)
		started = time.monotonic()
		try:
			step.run(log)
		except StepSkipped as reason:
			self.say(f"skipped: {reason}")
			return
		except StepFailed:
			self.say("failed")
			raise
		except Exception as error:
			self.say("failed")
			raise self._failure(step, log, error) from error
		seconds = round(time.monotonic() - started, 1)
		# the inputs as they were at the start: a file changed meanwhile calls for the step again
		Marker(inputs=inputs, stamp=uuid.uuid4().hex, seconds=seconds).write(self.marker_path(step.name))
		self.say(f"{seconds:6.1f} s")

	@staticmethod
	def _failure(step: Step, log: Log, error: Exception) -> StepFailed:
		if isinstance(error, subprocess.CalledProcessError):
			cause = f"the command {error.cmd[0]} ended with code {error.returncode}"
		else:
			cause = f"{type(error).__name__}: {error}"
		return StepFailed(
			f"Step '{step.name}' ({step.title}) failed: {cause}.\n"
			f"{log.tail()}\n"
			f"Full log: {log.path}\n"
			f"{step.advice}"
		)
