# DKS on ECS: every command that README, CI and people use. `make` alone lists them.
#
#   STAGE=dev                     the stage to work on; synth without it: all stages
#   CONTEXT="edge=alb cpu=x86_64" settings for the CDK app, as with `cdk -c`, separated by blanks
#   UI_PORT=3000 API_PORT=8080    where `make up` listens
#   STACK_PORT=3080 TEMPLATES=cdk.out  where `make stack` listens; templates to run as they are, not synthesized anew
#   DRILLS=short                  the drills that `make drills` runs: the quickest, or one group of them
#   URL=https://… FILE=board.jsonl  the board that check-board, seed, export and import work with; DKS_TOKEN where people sign in

JAVA  = $(if $(JAVA_HOME),"$(JAVA_HOME)/bin/java",java)
MVN   = ./mvnw -B -ntp
STAGE =
CONTEXT =
URL =
FILE =
API_URL =
CFN_LINT = target/cfn-lint-1.58.0
CHECKOV = target/checkov-3.3.30
SCHEMATHESIS = target/schemathesis-4.32.5
RUN = $(JAVA) -XX:TieredStopAtLevel=1 -cp "target/classes:$$(cat target/classpath)"
RUN_LOCAL = $(JAVA) -XX:TieredStopAtLevel=1 -cp "dks-local/target/classes:$$(cat dks-local/target/classpath)"

# Sub-commands of cdk call make again (cdk.json: "make --silent app"); our own flags are none of its business.
CDK = MAKEFLAGS= node_modules/.bin/cdk
SETTINGS = $(if $(STAGE),-c 'stage=$(STAGE)') $(foreach setting,$(CONTEXT),-c '$(setting)')
STACKS = 'dks-$(STAGE)/*'
# Synthesis must not need an account: none is offered to it.
NOBODY = env -u AWS_PROFILE -u AWS_ACCESS_KEY_ID -u AWS_SECRET_ACCESS_KEY -u AWS_SESSION_TOKEN \
  AWS_CONFIG_FILE=/dev/null AWS_SHARED_CREDENTIALS_FILE=/dev/null AWS_EC2_METADATA_DISABLED=true

# The CDK's banners about Node versions: 20, the oldest that we take, it calls out of date since November 2026.
export JSII_SILENCE_WARNING_UNTESTED_NODE_VERSION = 1
export JSII_SILENCE_WARNING_DEPRECATED_NODE_VERSION = 1
export JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION = 20
export CDK_DISABLE_CLI_TELEMETRY = true
# On a terminal it recommends 3.0.0, which cannot read what the library in pom.xml writes.
export CDK_DISABLE_VERSION_CHECK = true

# What the page's footer says this is: at most the twelve characters that it shows, and nothing where git is not.
REVISION = $(shell git describe --always --exclude='*' --abbrev=7 --dirty=-mod 2>/dev/null)

GOLDEN = find src/test docs/forecast \( -path '*/golden/*' -o -path 'docs/forecast/*' \) -type f -exec cksum {} +
API = dks-api/target/quarkus-app/quarkus-run.jar
UI  = dks-ui/target/quarkus-app/quarkus-run.jar

TARGETS = help up stack stack-down drills check-board seed export import services check check-api check-ui check-local check-cdk check-contract bench soak screenshots \
  synth lint forecast bootstrap diff deploy destroy golden images outdated scan pin-bases format clean app tools java node stage url named cli engine credentials no-surprises
.PHONY: $(TARGETS)
.DEFAULT_GOAL = help

# A typing error stops make before anything runs: it must never deploy the defaults.
upper = $(shell echo '$(1)' | tr a-z A-Z)
$(foreach name,stage context url file ui_port api_port stack_port templates drills,$(if $(findstring command,$(origin $(name))), \
  $(error make has no variable '$(name)'; write it in capital letters: $(call upper,$(name))=$($(name)))))
$(foreach setting,$(CONTEXT),$(if $(findstring =,$(setting)),, \
  $(error CONTEXT has '$(setting)', which is not name=value; write for instance CONTEXT="edge=alb allowedCidrs=203.0.113.0/24")))
$(foreach goal,$(MAKECMDGOALS),$(if $(filter $(goal),$(TARGETS))$(findstring /,$(goal)),, \
  $(error make has no target '$(goal)'; a stage is named by STAGE=, as in: make synth STAGE=dev. make alone lists the targets)))

help:
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1|\2/p' Makefile | awk -F'|' '{ printf "%-18s %s\n", $$1, $$2 }'
	@sed -n 's/^#   \(.*\)/  \1/p' Makefile | head -n 6

up: java $(API) $(UI) dks-local/target/.compiled ## run DKS on this machine: PostgreSQL, API and UI; no Docker, no AWS
	@exec env $(REVISION:%=DKS_REVISION=%) $(RUN_LOCAL) dks.local.Up

# Synthesis is a child of the program, which checks first what is cheap to check, and ends all of it on Ctrl-C.
stack: java target/.compiled node_modules/.installed ## run the templates of STAGE (dev) in containers, without AWS; needs Docker
	@exec $(RUN) dks.stack.StackUp env $(CDK) synth -q --no-lookups --no-notices -o target/stack/cdk.out \
	  $(if $(STAGE),,-c stage=dev) $(SETTINGS) '**'

stack-down: java target/.compiled ## end `make stack` and remove what it has left in the engine
	@exec $(RUN) dks.stack.StackDown

# One JVM does all of it, so that Ctrl-C finds what to end; Gatling opens what is closed in it.
drills: java target/.tests node_modules/.installed ## run the stack of STAGE under load and break it; writes target/drills.md; needs Docker
	@exec $(JAVA) --add-opens java.base/java.lang=ALL-UNNAMED -cp "$$(cat target/tests.classpath)" dks.drills.Drills env $(CDK) synth -q --no-lookups --no-notices -o target/stack/cdk.out \
	  $(if $(STAGE),,-c stage=dev) $(SETTINGS) '**'

# Of the stage that runs here, or of one that is deployed without sign-in.
check-board: url tools dks-local/target/.tests ## use the board at URL in a browser as people do, and delete what that wrote
	@exec $(JAVA) -cp "$$(cat dks-local/target/tests.classpath)" dks.browser.CheckBoard

# Without URL these work with the board of `make up`.
seed: java dks-local/target/.compiled named ## fill a board with posts, comments and kudos to look at
	@exec $(RUN_LOCAL) dks.board.Seed

export: java dks-local/target/.compiled named ## write all content of a board to FILE, or to standard output
	@exec $(RUN_LOCAL) dks.board.Export

import: url java dks-local/target/.compiled ## put what FILE holds onto the board at URL; again after an interruption
	@exec $(RUN_LOCAL) dks.board.Import

services: java $(API) $(UI) ## build the API and the UI without running their tests

# Two parts at a time; then dks-local, whose tests start the API and the UI. A make older than 4 could not keep their output
# apart and takes them in turn.
check: tools node_modules/.installed ## formatters, every test of the four builds, synth of every stage, twice
	@mkdir -p target && $(GOLDEN) >target/golden.before
	@echo "make check: dks-api, dks-ui, the CDK app and the syntheses, two at a time, each shown when it is done; then dks-local"
	@$(MAKE) --no-print-directory $(if $(filter output-sync,$(.FEATURES)),-j2 -Otarget) check-api check-ui check-cdk no-surprises
	@touch $(API) $(UI)
	@$(MAKE) --no-print-directory check-local
	@$(GOLDEN) | diff target/golden.before - || { echo "The tests changed golden files; only make golden may." >&2; exit 1; }
	@echo "make check: all passed"

check-api check-ui check-local:
	$(MVN) -f $(@:check-%=dks-%) verify

# Requests made from the document itself, and every answer compared with it: dks-api/src/test/contract has the settings, and
# the differences that are accepted. Without API_URL the packaged API is started twice, without and with sign-in.
check-contract: java $(API) dks-api/target/.tests $(SCHEMATHESIS)/bin/schemathesis ## compare the API with its OpenAPI document, or the one at API_URL; needs Python
	@cd dks-api && export API_URL='$(API_URL)' && exec $(if $(API_URL),,$(JAVA) -XX:TieredStopAtLevel=1 -cp "target/test-classes:target/classes:$$(cat target/tests.libraries)" dks.api.contract.CheckContract) \
	  src/test/contract/check $(CURDIR)/$(SCHEMATHESIS)/bin/schemathesis

check-cdk: tools node_modules/.installed ## the tests of the CDK app and its proofs alone
	$(MVN) verify

bench: java $(API) $(UI) dks-local/target/.tests ## measure a board of 100,000 posts; writes target/bench.md
	@exec $(JAVA) -cp "$$(cat dks-local/target/tests.classpath)" dks.bench.Bench

soak: java $(UI) dks-ui/target/.tests ## read pages for MINUTES (1) while hostile posts are sent to a UI of dev's size; says whether it lives
	@cd dks-ui && exec $(JAVA) -cp "target/test-classes:target/classes:$$(cat target/tests.libraries)" dks.ui.bounds.Soak $(MINUTES)

screenshots: tools $(API) $(UI) dks-local/target/.tests ## take the pictures of docs/screens again
	@exec $(JAVA) -cp "$$(cat dks-local/target/tests.classpath)" dks.browser.Screenshots

# Named, because the CDK reports what is wrong with the stacks that are asked for, and in a stage none is by default.
synth: tools node_modules/.installed ## write the CloudFormation templates to cdk.out; needs no account
	@$(CDK) synth -q --no-lookups --no-notices $(SETTINGS) '**'

# cfn-lint brings the schemas by which CloudFormation judges every resource type. W3005 is a DependsOn that says again what a
# reference says; the CDK writes some.
# checkov's rules are about security; what it finds is accepted for a reason in AcceptedFindings.java, or cured.
lint: tools node_modules/.installed target/.tests $(CFN_LINT)/bin/cfn-lint $(CHECKOV)/bin/checkov ## check the templates against CloudFormation's own schemas and checkov's rules; needs Python, no account
	@rm -rf target/linted
	@$(NOBODY) $(CDK) synth -q --no-lookups --no-notices -o target/linted $(SETTINGS) '**' >target/lint.log 2>&1 \
	  || { cat target/lint.log >&2; exit 1; }
	@$(CFN_LINT)/bin/cfn-lint --ignore-checks W3005 \
	  --regions $(or $(patsubst region=%,%,$(filter region=%,$(CONTEXT))),us-east-1) -- 'target/linted/assembly-*/*.template.json'
	@echo "make lint: nothing found in $$(ls target/linted/assembly-*/*.template.json | wc -l | tr -d ' ') templates"
	@$(CHECKOV)/bin/checkov --directory target/linted --framework cloudformation --skip-download --soft-fail --quiet --compact \
	  --output json >target/checkov.json 2>target/lint.log || { cat target/lint.log >&2; exit 1; }
	@exec $(JAVA) -cp "$$(cat target/tests.classpath)" dks.infra.CheckovFindings target/checkov.json $(if $(strip $(SETTINGS)),,all)

# The page alone goes to standard output, for `make forecast STAGE=dev >dev.md`.
ifdef TEMPLATES
forecast: java target/.compiled
	@exec $(RUN) dks.forecast.Forecast '$(TEMPLATES)'
else
forecast: stage tools node_modules/.installed target/.compiled ## what fits in STAGE or in the TEMPLATES of a folder, how long a deploy takes, what it costs; needs no account
	@rm -rf target/forecast
	@$(NOBODY) $(CDK) synth -q --no-lookups --no-notices -o target/forecast $(SETTINGS) '**' >target/forecast.log 2>&1 \
	  || { cat target/forecast.log >&2; exit 1; }
	@exec $(RUN) dks.forecast.Forecast target/forecast/assembly-dks-'$(STAGE)' '$(STAGE)'
endif

# Without an environment named, the CDK prepares those that the stage's stacks are in: prod's firewall is always in us-east-1.
bootstrap: stage tools cli credentials ## prepare the account and Region of STAGE for the CDK, once
	@$(CDK) bootstrap $(SETTINGS)

diff: stage tools cli credentials ## what a deploy of STAGE would change
	@$(CDK) diff $(SETTINGS) $(STACKS)

# Data and Edge take ten minutes each and are made side by side; the CDK asks no questions then, and make diff answers them.
deploy: stage tools cli engine credentials ## build the images and deploy every stack of STAGE
	@$(CDK) deploy $(SETTINGS) --concurrency 4 --require-approval never $(STACKS)

destroy: stage tools cli credentials ## remove STAGE from the account; asks first
	@rm -rf target/destroy && $(CDK) synth -q --no-notices $(SETTINGS) -o target/destroy $(STACKS) >/dev/null
	@! grep -qs '"terminationProtection": true' target/destroy/assembly-dks-$(STAGE)/manifest.json || { \
	  echo "$(STAGE) has stacks that refuse to be deleted, and the others would go before them; docs/runbook.md says how to retire it." >&2; exit 1; }
	@$(CDK) destroy --app target/destroy $(STACKS)

golden: tools ## rewrite the golden templates and forecasts after a deliberate change; review their diff
	$(MVN) -q test -Dtest='Golden*' -Dgolden.update
	@git --no-pager diff --stat -- src/test/resources/golden docs/forecast

images: ## build both images with Docker, as a deploy does
	$${CDK_DOCKER:-docker} build --tag dks-api dks-api
	$${CDK_DOCKER:-docker} build --tag dks-ui dks-ui

# Their exit codes tell more than make's own, which is 2 for each: upkeep/outdated and upkeep/scan say which.
outdated: tools ## list libraries, plugins and images that are behind their newest release
	@upkeep/outdated

scan: tools ## ask an advisory database about all libraries, and about the images that are built
	@upkeep/scan

pin-bases: ## write the digests that the registries have now of the images we build on into the Dockerfiles
	@upkeep/bases pin

format: tools ## format the sources of the four builds
	for build in . dks-api dks-ui dks-local; do $(MVN) -q -f $$build spotless:apply || exit 1; done

clean: ## remove what was built; the posts of `make up` stay in .dks
	rm -rf target dks-api/target dks-ui/target dks-local/target cdk.out

# What cdk.json calls. Standard output belongs to the CDK, so a compilation speaks on standard error.
app: target/.compiled
	@exec $(RUN) dks.infra.DksApp

# Folders are listed too: their time changes when a file is deleted.
# The mark is dated before the compilation, so that an edit during it is not missed.
BUILD_CLASSPATH = org.apache.maven.plugins:maven-dependency-plugin:3.11.0:build-classpath

target/.compiled dks-local/target/.compiled:
	@mkdir -p $(@D) && touch $(@D)/.compiling
	@$(MVN) -q -f $(@D:%target=%.) compile $(BUILD_CLASSPATH) -Dmdep.outputFile=target/classpath -DincludeScope=runtime >&2
	@mv $(@D)/.compiling $@

# For the programs among the tests, which make check does not run.
target/.tests dks-local/target/.tests dks-api/target/.tests dks-ui/target/.tests:
	@mkdir -p $(@D) && touch $(@D)/.testing
	@$(MVN) -q -f $(@D:%target=%.) test-compile $(BUILD_CLASSPATH) -Dmdep.outputFile=target/tests.libraries -DincludeScope=test >&2
	@printf '%s:' $(@D)/test-classes $(@D)/classes | cat - $(@D)/tests.libraries >$(@D)/tests.classpath
	@mv $(@D)/.testing $@

target/.compiled: pom.xml $(shell find src/main)
target/.tests: pom.xml $(shell find src/main src/test/java)
dks-local/target/.compiled: dks-local/pom.xml $(shell find dks-local/src/main)
dks-local/target/.tests: dks-local/pom.xml $(shell find dks-local/src/main dks-local/src/test/java)

dks-api/target/.tests: dks-api/pom.xml $(shell find dks-api/src)
dks-ui/target/.tests: dks-ui/pom.xml $(shell find dks-ui/src)

$(API): dks-api/pom.xml $(shell find dks-api/src/main)
	$(MVN) -q -f dks-api -DskipTests package
	@touch $@

$(UI): dks-ui/pom.xml $(shell find dks-ui/src/main)
	$(MVN) -q -f dks-ui -DskipTests package
	@touch $@

# Installed aside first: npm deletes what is there before it knows whether the registry answers.
node_modules/.installed: package.json package-lock.json
	@$(MAKE) --no-print-directory node
	@rm -rf target/npm && mkdir -p target/npm && cp package.json package-lock.json target/npm
	@npm ci --prefix target/npm --no-audit --no-fund >target/npm.log 2>&1 || { cat target/npm.log >&2; \
	  echo "npm could not install the CDK command line; check the connection to the npm registry and try again." >&2; exit 1; }
	@rm -rf node_modules && mv target/npm/node_modules node_modules && rm -rf target/npm
	@touch $@

$(CFN_LINT)/bin/cfn-lint:
	$(call python-program,cfn-lint,$(CFN_LINT))

$(CHECKOV)/bin/checkov:
	$(call python-program,checkov,$(CHECKOV))

$(SCHEMATHESIS)/bin/schemathesis:
	$(call python-program,schemathesis,$(SCHEMATHESIS))

# Installs the program $1 in an environment of its own, the folder $2, which names its version.
define python-program
@command -v python3 >/dev/null || { echo "$1 is a Python program, and python3 is not installed; install it." >&2; exit 1; }
@mkdir -p target && { python3 -m venv $2 && $2/bin/pip install -q $(subst target/$1-,$1==,$2); } >target/$1.log 2>&1 \
  || { cat target/$1.log >&2; rm -rf $2; exit 1; }
endef

# Two syntheses in two JVMs, without credentials, give the same bytes; the plain variant synthesizes.
no-surprises: target/.compiled
	@rm -rf target/synth && mkdir -p target/synth
	$(NOBODY) $(CDK) synth -q --no-lookups --no-notices -o target/synth/first '**'
	$(NOBODY) $(CDK) synth -q --no-lookups --no-notices -o target/synth/second '**'
	@cd target/synth && for run in first second; do \
	  (cd $$run && find . -name '*.template.json' -o -name '*.assets.json' | sort | xargs cksum) >$$run.sums || exit 1; done && \
	  test -s first.sums && diff first.sums second.sums || { echo "Two syntheses differ in the files above." >&2; exit 1; }
	$(NOBODY) $(CDK) synth -q --no-lookups --no-notices -o target/synth/alb \
	  -c stage=dev -c edge=alb -c allowedCidrs=203.0.113.0/24 '**'

tools: java node

java:
	@found=$$($(JAVA) -version 2>&1 | sed -n 's/.* version "\([0-9]*\).*/\1/p'); \
	  test "$${found:-0}" -ge 17 || { echo "DKS needs a JDK 17 or newer, found $${found:-none}; install one, or set JAVA_HOME to it." >&2; exit 1; }
	@test -d "$${MAVEN_USER_HOME:-$$HOME/.m2}/wrapper/dists" || command -v unzip >/dev/null || { \
	  echo "The Maven wrapper unpacks Maven with unzip, which is not installed; install it." >&2; exit 1; }

node:
	@found=$$(node --version 2>/dev/null | sed 's/^v\([0-9]*\).*/\1/'); \
	  test "$${found:-0}" -ge 20 || { echo "The CDK needs Node.js 20 or newer, found $${found:-none}; install it." >&2; exit 1; }
	@command -v npm >/dev/null || { echo "npm is not installed; it comes with Node.js, or as a package of its own." >&2; exit 1; }

stage:
	@test -n "$(STAGE)" || { echo "Say which stage, as in: make $(MAKECMDGOALS) STAGE=dev" >&2; exit 1; }

url:
	@test -n "$(URL)" || { echo "Say which board, as in: make $(MAKECMDGOALS) URL=http://localhost:3080" >&2; exit 1; }

# A stage's address is not to be had from its name: without URL the board of this machine would be taken for it.
named:
	@test -z "$(STAGE)" || test -n "$(URL)" || { \
	  echo "Say where $(STAGE) is, as make deploy has printed it: make $(MAKECMDGOALS) URL=https://..." >&2; exit 1; }

# Older command lines cannot read what the library in pom.xml writes, and 3.0.0 is not the successor that it looks like.
cli: node_modules/.installed
	@version=$$(node_modules/.bin/cdk --version | cut -d' ' -f1); \
	  case $$version in 2.1[0-9][0-9][0-9].*) minor=$${version#2.}; test "$${minor%%.*}" -ge 1134;; *) false;; esac || { \
	  echo "The CDK command line is $$version, and DKS needs 2.1134 or newer of the line 2.1xxx; run: npm ci" >&2; exit 1; }

engine:
	@case "$(CONTEXT)" in *uiImage=*apiImage=*|*apiImage=*uiImage=*) ;; *) \
	  $${CDK_DOCKER:-docker} version >/dev/null 2>&1 || { \
	  echo "No Docker engine answers, and the images are built with one; start it, or name built images: CONTEXT=\"uiImage=sha256:... apiImage=sha256:...\"" >&2; exit 1; };; esac

# A sign of credentials, not proof: the last place is an EC2 instance's own. AWS itself judges them.
credentials:
	@test -n "$$AWS_ACCESS_KEY_ID$$AWS_PROFILE$$AWS_DEFAULT_PROFILE$$AWS_WEB_IDENTITY_TOKEN_FILE" \
	  || test -n "$$AWS_CONTAINER_CREDENTIALS_RELATIVE_URI$$AWS_CONTAINER_CREDENTIALS_FULL_URI" \
	  || test -s "$${AWS_SHARED_CREDENTIALS_FILE:-$$HOME/.aws/credentials}" || test -s "$${AWS_CONFIG_FILE:-$$HOME/.aws/config}" \
	  || curl -s -m 1 -o /dev/null http://169.254.169.254/ || { \
	  echo "There are no AWS credentials; sign in with the AWS command line, or set AWS_PROFILE." >&2; exit 1; }
