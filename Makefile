# Every target installs what it needs. See README.md.
SHELL := /bin/bash
.ONESHELL:
.SHELLFLAGS := -euo pipefail -c
TARGET := $(or $(CARGO_TARGET_DIR),target)

.PHONY: demo test test-firewall test-long check bench bench-sfu bench-side bench-site bench-studies bench-measures bench-qda bench-mme bench-deid web rust

## The whole product with fictional people on http://localhost:8080; Ctrl-C forgets it all.
demo: web
	cargo run --locked --package allround -- demo

## Everything that must hold: rules, both databases, pages, browsers.
test: web
	.ci/need chromium=chromium ffmpeg=ffmpeg pdftotext=poppler-utils '/usr/lib/postgresql/*/bin/initdb=postgresql' python3=python3 '/usr/lib/*/faketime/libfaketime.so.1=faketime' '/usr/share/fonts/*/*/LiberationSans-Regular.ttf=fonts-liberation' firefox-esr=firefox-esr ip=iproute2
	if command -v cargo-nextest >/dev/null; then
	  .ci/with-postgres cargo nextest run --locked --workspace
	else
	  .ci/with-postgres cargo test --locked --workspace --lib --bins --tests
	fi
	cargo test --locked --workspace --doc --quiet
	cargo test --locked --quiet --manifest-path libs/fhir/peer/Cargo.toml --target-dir "$(TARGET)/peer"
	cargo build --locked --workspace
	cargo build --locked --workspace --example conference
	npm --prefix e2e ci --no-audit --no-fund --loglevel=error
	ALLROUND="$(abspath $(TARGET))/debug/allround" CONFERENCE="$(abspath $(TARGET))/debug/examples/conference" npm --prefix e2e test
	ALLROUND="$(abspath $(TARGET))/debug/allround" .ci/with-network npm --prefix e2e run firefox
	if command -v nginx turnserver nft >/dev/null && [ "$$(command -v nginx turnserver nft | wc -l)" -eq 3 ]; then
	  CONFERENCE="$(abspath $(TARGET))/debug/examples/conference" .ci/with-network npm --prefix e2e run firewall
	else
	  echo "Skipped, because nginx, coturn and nftables are not installed (make test-firewall installs them): the firewall of a hospital" >&2
	fi

## Media behind a firewall that lets out 443 only, past Debian's nginx and coturn as docs/install.md sets them. Their packages start
## them on this machine where there is systemd; so `make test` does not install them by itself.
test-firewall: rust
	.ci/need chromium=chromium ip=iproute2 nginx=nginx '/usr/lib/nginx/modules/ngx_stream_module.so=libnginx-mod-stream' turnserver=coturn nft=nftables openssl=openssl
	cargo build --locked --workspace --example conference
	npm --prefix e2e ci --no-audit --no-fund --loglevel=error
	CONFERENCE="$(abspath $(TARGET))/debug/examples/conference" .ci/with-network npm --prefix e2e run firewall

## The long forms of the media server's tests against nonsense and forgery: a minute of it, a thousand joins.
test-long: rust
	SFU_LONG=1 cargo test --locked --workspace --test conference -- --nocapture --test-threads=1 storm:: forged_datagrams

## Format, lints as errors, licences and sources, types of the scripts and of the browser tests.
check: web
	cargo fmt --all --check
	cargo clippy --locked --workspace --all-targets -- -D warnings
	command -v cargo-deny >/dev/null || cargo install --locked cargo-deny
	cargo deny --locked check licenses bans sources
	cargo deny --locked --manifest-path web/bind/Cargo.toml --config deny.toml check --allow license-not-encountered licenses bans sources
	cargo deny --locked --manifest-path libs/fhir/peer/Cargo.toml --config deny.toml check --allow license-not-encountered licenses bans sources
	npm --prefix web run check
	npm --prefix e2e ci --no-audit --no-fund --loglevel=error
	npm --prefix e2e run check

## Style and scripts, built once and again when their sources change.
web: rust web/dist/app.css

# What pages work out by themselves: app/browser and the rooms below it, for WebAssembly.
WASM := $(TARGET)/wasm32-unknown-unknown/release/browser.wasm

web/dist/app.css: $(shell find web app/browser app/domain libs/deid libs/fhir libs/instruments libs/measures libs/mme libs/redcap -path web/node_modules -prune -o -path web/dist -prune -o -path web/wasm -prune -o -path libs/fhir/peer -prune -o -type f -print)
	.ci/need node=nodejs npm=npm
	rustup target add wasm32-unknown-unknown >/dev/null 2>&1 || true
	cargo build --locked --release --target wasm32-unknown-unknown --target-dir "$(TARGET)" --package browser
	cargo run --locked --quiet --manifest-path web/bind/Cargo.toml --target-dir "$(TARGET)" -- $(WASM) web/wasm
	npm --prefix web ci --no-audit --no-fund --loglevel=error
	npm --prefix web run build
	cp web/wasm/browser_bg.wasm web/dist/browser.wasm
	touch web/dist/app.css

rust:
	@command -v cargo >/dev/null || { echo "Please install Rust first: https://rustup.rs" >&2; exit 1; }
	@.ci/need cc=build-essential

## Figures, as lines "name value unit" and as target/bench/PART.json; release builds, so the first run takes a while.
bench: bench-sfu bench-side bench-site bench-studies bench-measures bench-qda bench-mme bench-deid

bench-sfu:
	mkdir -p target/bench
	BENCH_JSON="$(CURDIR)/target/bench/sfu.json" cargo bench --locked --package sfu --bench forwarding

# Beside Janus and a bare relay, in a network namespace of its own.
bench-side: rust
	@[ "$$(id -u)" -eq 0 ] || { echo "bench-side makes a network namespace: please run it as root." >&2; exit 1; }
	.ci/need ip=iproute2 janus=janus taskset=util-linux
	mkdir -p target/bench
	BENCH_JSON="$(CURDIR)/target/bench/side.json" cargo bench --locked --package sfu --bench side

bench-site: web
	.ci/need chromium=chromium
	cargo build --locked --release --package allround
	npm --prefix e2e ci --no-audit --no-fund --loglevel=error
	ALLROUND="$(abspath $(TARGET))/release/allround" BENCH="$(CURDIR)/target/bench" npm --prefix e2e run bench -- site.bench room.bench

bench-studies: web
	.ci/need chromium=chromium
	cargo build --locked --release --package allround
	npm --prefix e2e ci --no-audit --no-fund --loglevel=error
	ALLROUND="$(abspath $(TARGET))/release/allround" BENCH="$(CURDIR)/target/bench" npm --prefix e2e run bench -- studies.bench

bench-measures: rust
	.ci/need python3=python3
	python3 -c "import ensurepip" 2>/dev/null || .ci/need ensurepip=python3-venv
	mkdir -p target/bench
	[ -x target/bench/python/bin/python ] || python3 -m venv target/bench/python
	target/bench/python/bin/pip install --quiet --requirement libs/measures/bench/requirements.txt
	PEER_PYTHON="$(CURDIR)/target/bench/python/bin/python" BENCH_JSON="$(CURDIR)/target/bench/measures.json" \
	  cargo bench --locked --package measures --bench measures

bench-qda: rust
	.ci/need python3=python3
	mkdir -p target/bench
	BENCH_JSON="$(CURDIR)/target/bench/qda.json" cargo bench --locked --package qda --bench project

bench-mme: rust
	mkdir -p target/bench
	BENCH_JSON="$(CURDIR)/target/bench/mme.json" cargo bench --locked --package mme --bench mme

bench-deid: rust
	.ci/need python3=python3
	python3 -c "import ensurepip" 2>/dev/null || .ci/need ensurepip=python3-venv
	mkdir -p target/bench
	[ -x target/bench/deid/bin/python ] || python3 -m venv target/bench/deid
	target/bench/deid/bin/pip install --quiet --requirement libs/deid/bench/requirements.txt
	PEER_PYTHON="$(CURDIR)/target/bench/deid/bin/python" BENCH_JSON="$(CURDIR)/target/bench/deid.json" \
	  cargo bench --locked --package deid --bench deid
