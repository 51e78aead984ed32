# From a bare machine to a running system: make up. All tests: make test. See README.md and docs/engine.md.
.PHONY: help up down status clean demo test test-fast test-site test-long bench
.DEFAULT_GOAL := help

help:
	@echo 'make up         install what is missing, build the bench, load the demo, start everything'
	@echo 'make down       stop everything'
	@echo 'make status     engine, steps done, processes, ports, address'
	@echo 'make demo       complete the demo data'
	@echo 'make clean      stop everything and remove .bench with all its data'
	@echo 'make test       every test; sets up what it needs'
	@echo 'make test-fast  linters, contracts and the tests that need no Frappe'
	@echo 'make test-site  the tests on a real site; WORDS="tests/site/test_x.py -k name" chooses'
	@echo 'make test-long  ten thousand inputs to each function of ours (FUZZ_EXAMPLES), every question by forbidden values, 8 x 500 registrations at once (REGISTRATIONS), 10000 programs of random acts (PROGRAMS), a mass event of 240 letters (LETTERS)'
	@echo 'make bench      the benchmarks, on a site of their own; WORDS="benchmarks.measure_x" chooses'

up down status clean demo test test-fast:
	@tools/run.sh $@

test-site test-long bench:
	@tools/run.sh $@ $(WORDS)
