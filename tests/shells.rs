//! What `bantin completions` prints is run by the shell it is for.
#![cfg(unix)]

use std::process::Command;

/// What bash offers when the last of `words` is being typed.
fn offered(words: &[&str]) -> String {
    let script = format!(
        "source <({program} completions bash); COMP_WORDS=({words}); COMP_CWORD={last}; \
         _bantin bantin {typed} {before}; echo ${{COMPREPLY[@]}}",
        program = env!("CARGO_BIN_EXE_bantin"),
        words = words.join(" "),
        last = words.len() - 1,
        typed = words[words.len() - 1],
        before = words[words.len() - 2],
    );
    let answer = Command::new("bash").args(["-c", &script]).output();
    let answer = answer.expect("bash is there");
    assert!(answer.stderr.is_empty(), "{answer:?}");
    String::from_utf8_lossy(&answer.stdout).trim().to_owned()
}

#[test]
fn bash_completes_commands_options_and_values() {
    assert_eq!(offered(&["bantin", "bu"]), "build");
    assert_eq!(offered(&["bantin", "build", "--no"]), "--no-sync");
    assert_eq!(offered(&["bantin", "headers", "--for", "ng"]), "nginx");
    assert_eq!(offered(&["bantin", "completions", "z"]), "zsh");
}
