//! H: files for hosts.

use std::fmt::Write as _;

use bantin::diagnostic::Code;
use snapbox::str;

use crate::{check, check_report, head};

const SETTINGS: &str = "-- bantin.toml --\ntitle = \"Bản tin\"\nbase_url = \"https://tin.example.vn\"\n[hosting]\nfiles = [\"nginx\", \"_headers\"]\n";

/// An article with as many former addresses.
fn moved(n_aliases: usize) -> String {
    head(&former(n_aliases))
}

fn former(n_aliases: usize) -> String {
    let mut aliases = String::new();
    for n in 0..n_aliases {
        let _ = write!(aliases, "\"/cu/{n}/\", ");
    }
    format!("aliases = [{aliases}]")
}

#[test]
fn h01_more_redirects_than_a_host_takes() {
    check(
        Code::H01,
        SETTINGS.to_owned() + &moved(2000),
        str![[r#"
cảnh báo[H01]: Trang có 2.024 địa chỉ chuyển hướng; máy chủ đọc `_redirects` chỉ nhận 2.000.
 --> bantin.toml:4:20
  |
4 | files = ["nginx", "_headers"]
  |                    ^^^^^^^^
  |
  = gợi ý: Các địa chỉ còn lại vẫn dẫn đúng chỗ nhờ trang chuyển hướng; chỉ cần bớt aliases cũ nếu muốn mã 301.


"#]],
        str![[r#"
warning[H01]: The site has 2,024 redirects; hosts that read `_redirects` take 2,000.
help: The others still lead on by their pages; take out old aliases only if you want status 301.

"#]],
    );
}

#[test]
fn h01_is_for_the_hosts_that_have_the_limit() {
    let settings = SETTINGS.replace(", \"_headers\"", "");
    check_report(settings + &moved(2000), str![]);
    check_report(SETTINGS.to_owned() + &moved(1900), str![]);
}

#[test]
fn h01_counts_no_short_addresses_which_give_way() {
    let lines = format!("id = \"tn15a8h2\"\n{}", former(1976));
    check_report(SETTINGS.to_owned() + &head(&lines), str![]);
}
