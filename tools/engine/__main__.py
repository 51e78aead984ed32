"""python -m tools.engine COMMAND: what the Makefile's targets call."""

import sys

from tools.engine.commands import COMMANDS
from tools.engine.interpreters import NoInterpreter
from tools.engine.ports import PortTaken
from tools.engine.source import SourceRefused
from tools.engine.steps import StepFailed
from tools.engine.supervise import NotUp


def main(words: list[str]) -> int:
	"""Run the command; the exit code. What an administrator can mend is said in plain words."""
	if not words or words[0] not in COMMANDS:
		print(f"Commands: {', '.join(COMMANDS)}", file=sys.stderr)
		return 2
	try:
		return COMMANDS[words[0]](words[1:])
	except (StepFailed, SourceRefused, PortTaken, NoInterpreter, NotUp, PermissionError) as error:
		print(f"\n{error}", file=sys.stderr)
		return 1
	except KeyboardInterrupt:
		print("\nBroken off; the same command goes on from here.", file=sys.stderr)
		return 130


if __name__ == "__main__":
	sys.exit(main(sys.argv[1:]))
