//! `bantin schema`.

use std::io;

use super::at_hand::Waiting;
use super::{Environment, Exit};
use crate::cli::SchemaArgs;
use crate::diagnostic::visible;
use crate::schema::{Known, schema as schema_of};
use crate::source::read_settings;
use crate::vietnamese::Lang;

/// Prints the schema of a kind of file, with the names of the site at hand, or else those that are built in.
/// Mistakes in the files of a site are told by `check` and `build`; they end this only when no site is left.
pub fn schema(args: &SchemaArgs, environment: &mut Environment<'_>) -> io::Result<Exit> {
    let asked = args.lang.map(Lang::from);
    let mut lang = asked.unwrap_or_default();
    let mut known = Known::built_in();
    // A folder that is no site may be large.
    if read_settings(&args.root).is_some() {
        let compiled = environment.compile(&args.root, Waiting::Taken, None);
        lang = asked.or(compiled.lang).unwrap_or_default();
        let Some(site) = compiled.site else {
            return environment.refuse(compiled.diagnostics, lang);
        };
        known = Known::of(&site);
    } else {
        let folder = args.root.display().to_string();
        writeln!(environment.err, "{}", without_site(&folder, lang))?;
    }
    let schema = schema_of(args.kind, &known, lang);
    writeln!(environment.out, "{schema:#}")?;
    environment.out.flush()?;
    Ok(Exit::Good)
}

fn without_site(folder: &str, lang: Lang) -> String {
    let folder = visible(folder);
    match lang {
        Lang::Vi => format!(
            "Không có trang nào ở “{folder}” (không thấy bantin.toml): lược đồ chỉ có các tên mà chương trình biết sẵn."
        ),
        Lang::En => format!(
            "There is no site at “{folder}” (no bantin.toml): the schema has only the names that are built in."
        ),
    }
}
