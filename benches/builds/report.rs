//! What builds cost, as Markdown: a table a size, and how they grow from size to size.

use std::fmt::Write as _;
use std::thread;

use crate::kind::Kind;
use crate::measure::{Spread, mebibytes};
use crate::site::Run;

/// What was measured so far.
#[derive(Debug, Default)]
pub struct Report {
    /// By size, in the order in which they were measured; of each the medians.
    sizes: Vec<(u32, Vec<(Kind, Medians)>)>,
}

#[derive(Debug, Clone, Copy)]
struct Medians {
    wall: f64,
    cpu: f64,
    /// In MiB; `None` where it cannot be told.
    peak: Option<f64>,
}

impl Report {
    /// Adds the runs of a size, and returns its table.
    pub fn add(&mut self, n_articles: usize, runs: &[(Kind, Run)]) -> String {
        let n_articles = u32::try_from(n_articles).unwrap_or(u32::MAX);
        let n_cores = thread::available_parallelism().map_or(1, usize::from);
        let n_files = runs.first().map_or(0, |(_, run)| run.n_files);
        let mut text = format!(
            "\n{n_articles} articles, {n_files} files, {n_cores} cores; medians (least–most)\n\n\
             | build | wall s | CPU s | peak MiB | KiB an article | files written | wall, CPU to clean |\n\
             | --- | ---: | ---: | ---: | ---: | ---: | ---: |\n"
        );
        let mut size = Vec::new();
        let mut clean = None;
        for kind in Kind::ALL {
            let of_kind = || runs.iter().filter(move |(of, _)| *of == kind);
            let spread = |value: &dyn Fn(&Run) -> f64| {
                Spread::of(of_kind().map(|(_, run)| value(run))).expect("every kind was run")
            };
            let wall = spread(&|run| run.cost.wall.as_secs_f64());
            let cpu = spread(&|run| run.cost.cpu().as_secs_f64());
            let written = spread(&|run| f64::from(run.n_written));
            let peaks: Option<Vec<f64>> = of_kind()
                .map(|(_, run)| run.cost.peak.map(mebibytes))
                .collect();
            let peak = peaks.and_then(Spread::of);
            let medians = Medians {
                wall: wall.median,
                cpu: cpu.median,
                peak: peak.map(|peak| peak.median),
            };
            let clean = *clean.get_or_insert(medians);
            let (mebi, each) = peak.map_or(("?".to_owned(), "?".to_owned()), |peak| {
                let each = peak.median * 1024.0 / f64::from(n_articles);
                (format!("{peak:.0}"), format!("{each:.1}"))
            });
            let (to_wall, to_cpu) = (medians.wall / clean.wall, medians.cpu / clean.cpu);
            let _ = writeln!(
                text,
                "| {kind} | {wall} | {cpu} | {mebi} | {each} | {written:.0} | × {to_wall:.2}, × {to_cpu:.2} |"
            );
            size.push((kind, medians));
        }
        self.sizes.push((n_articles, size));
        text
    }

    /// How the medians grow from each size to the next; nothing for one size.
    pub fn growth(&self) -> String {
        let mut text = String::new();
        if self.sizes.len() > 1 {
            text.push_str(
                "\n| build | articles | wall | CPU | peak |\n| --- | --- | ---: | ---: | ---: |\n",
            );
        }
        for pair in self.sizes.windows(2) {
            let [(few, before), (many, after)] = pair else {
                continue;
            };
            let times = f64::from(*many) / f64::from(*few);
            for ((kind, before), (_, after)) in before.iter().zip(after) {
                let peak = before.peak.zip(after.peak);
                let peak = peak.map_or("?".to_owned(), |(before, after)| {
                    format!("× {:.2}", after / before)
                });
                let (wall, cpu) = (after.wall / before.wall, after.cpu / before.cpu);
                let _ = writeln!(
                    text,
                    "| {kind} | {few} → {many} (× {times:.1}) | × {wall:.2} | × {cpu:.2} | {peak} |"
                );
            }
        }
        text
    }
}
