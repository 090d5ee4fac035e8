# The two commands: `make eval` runs the quick start, `make test` passes every test. Both do all set-up themselves.
.DEFAULT_GOAL := help
SHELL := bash
.SHELLFLAGS := -euo pipefail -c

CONFIG ?= configs/quickstart.yaml
ARGS ?=
export DOTNET_CLI_TELEMETRY_OPTOUT = 1
export DOTNET_NOLOGO = 1
export TESTINGPLATFORM_TELEMETRY_OPTOUT = 1

.PHONY: help setup setup-system setup-system-test eval serve test ui fresh pack bench coverage format clean

help: ## Say what there is
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 16

setup: ## Restore packages; never uses root
	@scripts/setup

setup-system: ## Install what `eval` needs of the system (bubblewrap), as root
	@scripts/setup-system eval

setup-system-test: ## Install what `test` needs of the system, as root
	@scripts/setup-system test

eval: ## Run an evaluation: make eval CONFIG=configs/eval_v1.yaml ARGS="--limit 5"
	@scripts/setup eval
	@scripts/install-tool
	@dotnet tool run llm-eval run $(CONFIG) $(ARGS)

serve: ## Build and serve the web app: make serve ARGS="--port 8080"
	@scripts/setup eval
	@scripts/web-app
	@scripts/install-tool
	@dotnet tool run llm-eval serve $(ARGS)

test: ## Run every test
	@scripts/test

ui: ## Check and build the web app
	@scripts/ui

fresh: ## Prove both commands in a clone with empty caches
	@scripts/fresh

pack: ## Make the tool's package in ./packages, with the web app
	@scripts/web-app
	@scripts/pack

bench: ## Run the benchmarks
	@bench/run

coverage: ## Measure the coverage of the tests, as HTML: make coverage ARGS=LlmEval.UnitTests
	@scripts/coverage $(ARGS)

format: ## Format the sources
	@dotnet format LlmEval.slnx
