#!/usr/bin/env bash
# Builds the program for one system and packs it with its manual pages and completions: one archive and its
# SHA-256 in dist/. Runs as it is on any machine that has the target, a C compiler for it, and what dist.sh wants:
#
#     .github/package.sh x86_64-unknown-linux-musl
#     .github/package.sh x86_64-pc-windows-msvc
#
# What describes the command line is printed by a program for this machine, so that those for others need not run.
set -euo pipefail

cd "$(dirname "${BASH_SOURCE[0]}")/.."

target=${1:?which system? for example x86_64-unknown-linux-musl}
version=$(cargo pkgid | sed 's/.*[#@]//')
name="bantin-$version-$target"
built="${CARGO_TARGET_DIR:-target}"

.github/dist.sh "$target"
cargo build --locked --release

rm -rf "dist/$name"
mkdir -p "dist/$name/man" "dist/$name/completions"
case $target in
    *windows*) program=bantin.exe ;;
    *) program=bantin ;;
esac
cp "$built/$target/dist/$program" README.md CHANGELOG.md LICENSE "dist/$name/"

here="$built/release/bantin"
"$here" man > "dist/$name/man/bantin.1"
# The help lists the commands two spaces in; "help" has no page.
for command in $("$here" --lang en --help | sed -n '/^Commands:/,/^$/s/^  \([a-z]*\) .*/\1/p'); do
    [[ $command == help ]] || "$here" man "$command" > "dist/$name/man/bantin-$command.1"
done
for shell in bash zsh fish powershell elvish; do
    "$here" completions "$shell" > "dist/$name/completions/bantin.$shell"
done

cd dist
case $target in
    *windows*)
        archive="$name.zip"
        rm -f "$archive"
        if command -v 7z >/dev/null; then 7z a -bso0 "$archive" "$name"; else python3 -m zipfile -c "$archive" "$name"; fi
        ;;
    *)
        archive="$name.tar.gz"
        tar --sort=name --owner=0 --group=0 --numeric-owner -czf "$archive" "$name"
        ;;
esac
sha256sum "$archive" > "$archive.sha256"
cat "$archive.sha256"
