#!/usr/bin/env bash
# Builds the program for one system as it is handed out: as one piece (`profile.dist`), compiled for what it does most
# (profile-guided optimisation). What that is, a program that counts tells, which builds a made-up site of 1,000 articles.
# Runs on any machine that has the target; what was built lies in the target folder, in TARGET/dist/.
#
#     rustup component add llvm-tools
#     .github/dist.sh x86_64-unknown-linux-musl
#
# $LLVM_PROFDATA names another llvm-profdata than that of rustup; one of LLVM 19 will do.
set -euo pipefail

cd "$(dirname "${BASH_SOURCE[0]}")/.."

target=${1:?which system? for example x86_64-unknown-linux-musl}
host=$(rustc -vV | sed -n 's/^host: //p')
built="${CARGO_TARGET_DIR:-target}"
merge=${LLVM_PROFDATA:-$(rustc --print sysroot)/lib/rustlib/$host/bin/llvm-profdata}
"$merge" merge --help >/dev/null || {
    echo "error: no llvm-profdata; \`rustup component add llvm-tools\` installs it" >&2
    exit 1
}

rm -rf "$built/counted"
mkdir -p "$built/counted"
# As the system's own programs write it: the compiler knows no /c/ of a shell on Windows.
counted=$(cd "$built/counted" && { pwd -W 2>/dev/null || pwd; })

cargo bench --locked --bench corpus -- --articles 1000 --out "$counted/site"
# With a target named, the flags are not for programs that run while others are built.
RUSTFLAGS="-Cprofile-generate=$counted/counts" \
    cargo build --locked --release --target "$host" --target-dir "$built/counting"
# From nothing, again, and after an edit.
build() {
    "$built/counting/$host/release/bantin" build --quiet --no-sync --root "$counted/site" --output "$counted/output"
}
build
build
article=$(find "$counted/site/content/bai-viet" -name '*.md' | sort | sed -n 1p)
echo "Thêm một câu." >> "$article"
build
"$merge" merge --output "$counted/bantin.profdata" "$counted/counts"

RUSTFLAGS="-Cprofile-use=$counted/bantin.profdata" cargo build --locked --profile dist --target "$target"
