#!/usr/bin/env bash
# Every test of the project, from the formatting of the code to the pages in a browser. Fails at the first step
# that fails. Works from any folder; honours CARGO_TARGET_DIR.
#
# Needs: the Rust toolchain, Java 17+, Node.js 20+ with npm. Chromium, nginx, LibreOffice, Python, valgrind and
# cargo-deny are installed if the machine lets us; without cargo-deny, and without the database of advisories, the
# supply chain is judged less and the last line says so.
set -euo pipefail

cd "$(dirname "${BASH_SOURCE[0]}")/.."

if [[ ! -t 1 ]]; then
    export NO_COLOR=1 CARGO_TERM_COLOR=never CARGO_TERM_PROGRESS_WHEN=never
fi

temporary=$(mktemp -d "${TMPDIR:-/tmp}/bantin-tests.XXXXXX")
trap 'rm -rf "$temporary"' EXIT

step() {
    printf '\n== %s (%d s)\n' "$1" "$SECONDS"
}

fail() {
    printf 'tests/all.sh: %s\n' "$1" >&2
    exit 1
}

need() {
    command -v "$1" >/dev/null || fail "$1 is missing: $2"
}

# What the tests of pages run is part of the promise, so a machine without it fails; it does not skip them.
install() {
    local name=$1
    shift
    if ! command -v apt-get >/dev/null || [[ $(id -u) != 0 ]]; then
        fail "$name is missing and cannot be installed from here: as root on Debian, \"apt-get install $*\""
    fi
    export DEBIAN_FRONTEND=noninteractive
    apt-get update -qq
    apt-get install -y -qq --no-install-recommends "$@" >"$temporary/apt.log" 2>&1 ||
        { tail -n 20 "$temporary/apt.log" >&2; fail "$name could not be installed"; }
}

# What could not be checked, for the last line.
unchecked=''

# The one version that the exceptions in deny.toml were written for.
CARGO_DENY_VERSION=0.20.2

install_cargo_deny() {
    local tools="${CARGO_TARGET_DIR:-target}/tools"
    PATH="$(mkdir -p "$tools" && realpath "$tools")/bin:$PATH"
    if [[ $(cargo-deny --version 2>/dev/null) == "cargo-deny $CARGO_DENY_VERSION" ]]; then
        return
    fi
    # With the target folder of the project it would be built by the project's flags.
    CARGO_TARGET_DIR="$temporary/cargo-deny" cargo install cargo-deny --version "$CARGO_DENY_VERSION" --locked \
        --root "$tools" >"$temporary/cargo-deny.log" 2>&1 || {
        tail -n 3 "$temporary/cargo-deny.log" >&2
        return 1
    }
}

supply_chain() {
    if ! install_cargo_deny; then
        unchecked='licences, sources, duplicates and advisories of the dependencies: cargo-deny could not be installed'
        return
    fi
    cargo-deny check --hide-inclusion-graph bans licenses sources
    if timeout 120 cargo-deny fetch db >"$temporary/advisories.log" 2>&1; then
        cargo-deny check --hide-inclusion-graph advisories
    else
        grep . "$temporary/advisories.log" | tail -n 1 >&2
        unchecked='advisories of the dependencies: the database of RustSec (on GitHub) cannot be had from here'
    fi
}

step 'parts of the system'
need cargo 'install Rust from https://rustup.rs'
need java 'the HTML checker needs Java 17 or later'
need node 'the page tests need Node.js 20 or later'
need npm 'the page tests need npm'
command -v "${CHROMIUM:=chromium}" >/dev/null || install chromium chromium fonts-noto-core
need "$CHROMIUM" 'the page tests need Chromium'
# Debian keeps servers where only root looks.
PATH=$PATH:/usr/sbin:/usr/local/sbin
command -v "${NGINX_PROGRAM:=nginx}" >/dev/null || install nginx nginx
need "$NGINX_PROGRAM" 'the tests of hosting need nginx'
command -v "${SOFFICE:=soffice}" >/dev/null || install LibreOffice libreoffice-calc-nogui
need "$SOFFICE" 'the tests of open data open it in LibreOffice'
command -v python3 >/dev/null || install Python python3
need python3 'the tests of open data read it with the csv module of Python, those of feeds with feedparser'
python3 -c 'import ensurepip, venv' 2>/dev/null || install 'the venv module of Python' python3-venv
python3 -m venv "$temporary/python"
FEED_PYTHON="$temporary/python/bin/python"
"$FEED_PYTHON" -m pip install --quiet --disable-pip-version-check --requirement tests/browser/feeds/requirements.txt \
    >"$temporary/pip.log" 2>&1 || { tail -n 5 "$temporary/pip.log" >&2; fail 'feedparser and lxml could not be installed from PyPI'; }
command -v "${VALGRIND_PROGRAM:=valgrind}" >/dev/null || install valgrind valgrind
need "$VALGRIND_PROGRAM" 'the test of growth counts instructions with valgrind'
# Not "NGINX" and "VALGRIND": nginx and LibreOffice read those.
export CHROMIUM NGINX_PROGRAM SOFFICE FEED_PYTHON VALGRIND_PROGRAM

step 'code: format, lints, documentation'
cargo fmt --check
cargo clippy --quiet --release --all-targets -- -D warnings
RUSTDOCFLAGS="${RUSTDOCFLAGS:-} -D warnings" cargo doc --quiet --release --no-deps --document-private-items

step 'supply chain: licences, sources, duplicates, advisories'
supply_chain
[[ -z $unchecked ]] || printf 'NOT CHECKED: %s\n' "$unchecked"

step 'code: tests'
cargo test --quiet --release

step 'the example site is built'
cargo run --release --quiet -- build --output "$temporary/public"

step 'a made-up site of 1,000 articles is built, for the search'
cargo bench --quiet --bench corpus -- --articles 1000 --out "$temporary/corpus"
cargo run --release --quiet -- build --quiet --root "$temporary/corpus" --output "$temporary/corpus-public" >/dev/null 2>&1
export BANTIN_CORPUS="$temporary/corpus-public"
BANTIN=$(realpath "${CARGO_TARGET_DIR:-target}/release/bantin")
export BANTIN

step 'growth: the instructions of a build, at 1,000 and at 4,000 articles'
cargo bench --quiet --bench corpus -- --articles 4000 --out "$temporary/corpus-many"
BANTIN_FEW="$temporary/corpus" BANTIN_MANY="$temporary/corpus-many" node --test --test-reporter=spec tests/growth/

step 'pages: validity, accessibility, links, behaviour in a browser; the preview; the rules for nginx; open data; feeds and maps'
cd tests/browser
npm ci --loglevel=error >/dev/null
BANTIN_SITE="$temporary/public" node --test --test-reporter=spec

step 'all tests passed'
[[ -z $unchecked ]] || printf 'but NOT CHECKED: %s\n' "$unchecked"
