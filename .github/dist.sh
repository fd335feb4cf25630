#!/usr/bin/env bash
# Builds the program for one system as it is handed out: as one piece (`profile.dist`), compiled for what it does
# most (profile-guided optimisation). What that is, a program that counts tells, which builds a made-up site of 1,000
# articles. Runs on any machine that has the target and can run its programs; what was built lies in the target
# folder, in TARGET/dist/.
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

# The names under which counts are kept hold the profile and the system, so both programs have the same. Cargo does
# not see that counts are others than before, so nothing of an earlier build is kept.
build() {
    rm -rf "${built:?}/$2/$target/dist"
    CARGO_ENCODED_RUSTFLAGS="$1" \
        cargo build --locked --profile dist --target "$target" --target-dir "$built/$2"
}

# Not every system's standard library has what counts.
if ! echo 'fn main() {}' | rustc --target "$target" "-Cprofile-generate=$counted/probed" -o "$counted/probe" -; then
    echo "note: $target cannot count; the program is built without a profile" >&2
    build "" .
    exit
fi

cargo bench --locked --bench corpus -- --articles 1000 --out "$counted/site"
build "-Cprofile-generate=$counted/counts" counting
# From nothing, again, and after an edit.
publish() {
    "$built/counting/$target/dist/bantin" build --quiet --no-sync --root "$counted/site" --output "$counted/output"
}
publish
publish
article=$(find "$counted/site/content/bai-viet" -name '*.md' | sort | sed -n 1p)
echo "Thêm một câu." >> "$article"
publish
"$merge" merge --output "$counted/bantin.profdata" "$counted/counts"

build "-Cprofile-use=$counted/bantin.profdata" .
