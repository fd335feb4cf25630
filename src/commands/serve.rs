//! `bantin serve`.

use std::collections::BTreeSet;
use std::io;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::process;
use std::sync::mpsc::Sender;
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::Duration;

use super::{Environment, Exit};
use crate::cli::ServeArgs;
use crate::diagnostic::{Code, Diagnostic, Level, catalogue, terminal};
use crate::serve::http::Server;
use crate::serve::http::bind::listen;
use crate::serve::{Answers, Clock, Edition, Hint, Preview, Step, Wish, resolved, trouble};
use crate::source::SitePath;
use crate::vietnamese::{Lang, group_thousands};

/// A loop that is not at its end by then is not waited for.
const STOP: Duration = Duration::from_millis(700);

/// Shows a site until somebody wants it to end.
pub fn serve(args: &ServeArgs, environment: &mut Environment<'_>) -> io::Result<Exit> {
    let mut terminal = Terminal {
        lang: args.lang.map(Lang::from).unwrap_or_default(),
        told: BTreeSet::new(),
        environment,
    };
    let name = args.root.display().to_string();
    let root = match resolved(&args.root) {
        Ok(root) => root,
        Err(error) => {
            let finding = Diagnostic::general(Code::S06).with("path", name);
            return terminal.give_up(finding.with_system_error(&error));
        }
    };
    // Before anything is read: who asked for a port that is taken should not wait for the answer.
    let listener = match listen(args.interface, args.port) {
        Ok(listener) => listener,
        Err(refused) => return terminal.give_up(trouble::no_port(args.interface, &refused)),
    };
    let wish = Wish {
        drafts: args.drafts,
        future: args.future,
        lang: args.lang.map(Lang::from),
    };
    let clock = Clock {
        stamp: terminal.environment.stamp,
        disk: terminal.environment.clock,
    };
    let mut preview = Preview::open(&root, name, wish, clock);
    let running = Running::default();
    (terminal.environment.on_interrupt)(running.stopper(preview.sender()))?;
    let shelf = preview.shelf();
    let answers = Answers::new(shelf.clone(), preview.sender());
    let server = Server::start(listener, Arc::new(answers))?;
    let reached = server.address();
    running.set(server);
    terminal.greet(args, &shelf.current(), reached)?;
    follow(&mut preview, &mut terminal)?;
    running.stop();
    Ok(Exit::Good)
}

/// Tells of every step until the preview is to end.
fn follow(preview: &mut Preview<'_>, terminal: &mut Terminal<'_, '_>) -> io::Result<()> {
    loop {
        match preview.step() {
            Step::Renewed {
                edition,
                different,
                took,
            } => {
                terminal.lang = edition.lang;
                terminal.findings(&edition)?;
                terminal.renewed(&edition, &different, took)?;
            }
            Step::Failed(failure) => terminal.say(&[*failure])?,
            Step::Unwatched(error) => terminal.say(&[trouble::unwatched(&error)])?,
            Step::Nothing => {}
            Step::Stopped => return Ok(()),
        }
    }
}

/// The server, as long as it runs: it leaves nothing behind if it is stopped.
#[derive(Clone, Default)]
struct Running(Arc<Mutex<Option<Server>>>);

impl Running {
    fn set(&self, server: Server) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Some(server);
    }

    fn stop(&self) {
        drop(self.0.lock().unwrap_or_else(PoisonError::into_inner).take());
    }

    /// Ends the program: by the loop, which `hints` reach, or without it.
    fn stopper(&self, hints: Sender<Hint>) -> Box<dyn FnMut() + Send> {
        let running = self.clone();
        Box::new(move || {
            // Nobody listens when it is ending already.
            let _ = hints.send(Hint::Stop);
            // In the midst of a large site the loop may be busy for longer than somebody waits.
            thread::sleep(STOP);
            running.stop();
            process::exit(Exit::Good.code().into());
        })
    }
}

/// The address under which this machine reaches itself.
fn shown(address: SocketAddr) -> SocketAddr {
    let ip = match address.ip() {
        IpAddr::V4(ip) if ip.is_unspecified() => Ipv4Addr::LOCALHOST.into(),
        IpAddr::V6(ip) if ip.is_unspecified() => Ipv6Addr::LOCALHOST.into(),
        ip => ip,
    };
    SocketAddr::new(ip, address.port())
}

/// A finding, wherever in its file.
type Told = (Code, Option<SitePath>, String);

/// What the editor is told.
struct Terminal<'t, 'e> {
    lang: Lang,
    /// What there is to tell of the last edition.
    told: BTreeSet<Told>,
    environment: &'t mut Environment<'e>,
}

impl Terminal<'_, '_> {
    fn give_up(&mut self, finding: Diagnostic) -> io::Result<Exit> {
        self.say(&[finding])?;
        Ok(Exit::Errors)
    }

    fn say(&mut self, findings: &[Diagnostic]) -> io::Result<()> {
        let style = terminal::Style {
            lang: self.lang,
            colour: self.environment.colours.err,
        };
        let text = terminal::render(findings, style);
        self.environment.err.write_all(text.as_bytes())?;
        self.environment.err.flush()
    }

    /// Prints the errors and warnings that were not there before. A finding that only moved to another
    /// line is not told again.
    fn findings(&mut self, edition: &Edition) -> io::Result<()> {
        let lang = self.lang;
        let told =
            |d: &Diagnostic| -> Told { (d.code(), d.files().next(), catalogue::message(d, lang)) };
        let findings = edition.diagnostics.iter();
        let findings = findings.filter(|d| d.level() != Level::Note);
        let now: Vec<(Told, &Diagnostic)> = findings.map(|d| (told(d), d)).collect();
        let new: Vec<Diagnostic> = now
            .iter()
            .filter(|(told, _)| !self.told.contains(told))
            .map(|(_, finding)| (*finding).clone())
            .collect();
        self.told = now.into_iter().map(|(told, _)| told).collect();
        self.say(&new)
    }

    fn line(&mut self, line: &str) -> io::Result<()> {
        writeln!(self.environment.out, "{line}")?;
        self.environment.out.flush()
    }

    /// Says what there is, and where.
    fn greet(
        &mut self,
        args: &ServeArgs,
        edition: &Edition,
        reached: SocketAddr,
    ) -> io::Result<()> {
        let address = format!("http://{}{}/", shown(reached), edition.base_path());
        self.lang = edition.lang;
        self.findings(edition)?;
        self.opened(edition)?;
        if !args.interface.is_loopback() {
            self.say(&[trouble::reachable(reached.port())])?;
        }
        self.address(&address)?;
        if args.open
            && let Err(error) = (self.environment.browse)(&address)
        {
            self.say(&[trouble::no_browser(&address, &error)])?;
        }
        Ok(())
    }

    fn opened(&mut self, edition: &Edition) -> io::Result<()> {
        let (articles, files) = edition
            .site
            .as_ref()
            .map_or((0, 0), |site| (site.model.n_articles(), site.plan.len()));
        let (articles, files) = (self.number(articles), self.number(files));
        let took = (self.environment.elapsed)().as_secs_f64();
        let line = match self.lang {
            Lang::Vi => {
                let took = format!("{took:.2}").replace('.', ",");
                format!("Đã đọc {articles} bài, {files} trang và tệp, trong {took} giây")
            }
            Lang::En => {
                format!("Read {articles} articles, {files} pages and files, in {took:.2} s")
            }
        };
        let counts = self.counts(edition);
        self.line(&format!("{line}{counts}."))
    }

    fn address(&mut self, address: &str) -> io::Result<()> {
        let line = match self.lang {
            Lang::Vi => format!("Xem thử tại {address} (bấm Ctrl+C để dừng)"),
            Lang::En => format!("Preview at {address} (press Ctrl+C to stop)"),
        };
        self.line(&line)
    }

    fn renewed(
        &mut self,
        edition: &Edition,
        different: &[SitePath],
        took: Duration,
    ) -> io::Result<()> {
        let what = match (different, self.lang) {
            ([], Lang::Vi) => "đến giờ đã hẹn của một bài".to_owned(),
            ([], Lang::En) => "the time of an article has come".to_owned(),
            ([path], _) => path.to_string(),
            ([first, rest @ ..], Lang::Vi) => format!("{first} và {} tệp khác", rest.len()),
            ([first, rest @ ..], Lang::En) => format!("{first} and {} more", rest.len()),
        };
        let took = took.as_millis();
        let counts = self.counts(edition);
        let line = match self.lang {
            Lang::Vi => format!("{what}: đã cập nhật trong {took} ms{counts}"),
            Lang::En => format!("{what}: updated in {took} ms{counts}"),
        };
        self.line(&line)
    }

    /// `, 1 lỗi, 3 cảnh báo, 1 bản nháp còn lỗi`; empty when there is nothing to tell.
    fn counts(&self, edition: &Edition) -> String {
        let count = |level, vi: &str, en: &str| match (edition.count(level), self.lang) {
            (0, _) => String::new(),
            (n, Lang::Vi) => format!(", {} {vi}", self.number(n)),
            (1, Lang::En) => format!(", 1 {en}"),
            (n, Lang::En) => format!(", {} {en}s", self.number(n)),
        };
        let errors = count(Level::Error, "lỗi", "error");
        let counts = errors + &count(Level::Warning, "cảnh báo", "warning");
        let site = edition.site.as_ref();
        let n_drafts = site.map_or(0, |site| site.n_broken_drafts());
        let drafts = match (n_drafts, self.lang) {
            (0, _) => String::new(),
            (n, Lang::Vi) => format!(", {} bản nháp còn lỗi", self.number(n)),
            (1, Lang::En) => ", 1 draft with mistakes".to_owned(),
            (n, Lang::En) => format!(", {} drafts with mistakes", self.number(n)),
        };
        counts + &drafts
    }

    fn number(&self, n: usize) -> String {
        group_thousands(n as u64, self.lang)
    }
}
