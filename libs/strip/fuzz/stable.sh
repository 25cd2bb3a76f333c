#!/usr/bin/env bash
# Fuzzes with the stable compiler: coverage for libFuzzer without a sanitizer. `fuzz/stable.sh clean -max_total_time=600`
# New inputs go to target/fuzz/new-TARGET, findings to target/fuzz.
set -euo pipefail
cd "$(dirname "$0")"
target=$1
shift
place="${CARGO_TARGET_DIR:-../../../target}/fuzz"
export RUSTFLAGS="--cfg fuzzing -Cpasses=sancov-module -Cllvm-args=-sanitizer-coverage-level=4
  -Cllvm-args=-sanitizer-coverage-inline-8bit-counters -Cllvm-args=-sanitizer-coverage-pc-table
  -Cllvm-args=-sanitizer-coverage-trace-compares -Cdebug-assertions=on -Coverflow-checks=on -Ccodegen-units=1"
host=$(rustc --print host-tuple)
cargo build --release --bin "$target" --target "$host" --target-dir "$place"
mkdir -p "$place/new-$target"
"$place/$host/release/$target" "$place/new-$target" "corpus/$target" -timeout=20 -rss_limit_mb=1024 \
  -max_len=60000 -artifact_prefix="$place/$target-" "$@"
