//! K: the preview.

use std::io;
use std::net::{IpAddr, Ipv4Addr};

use bantin::diagnostic::{Code, Diagnostic};
use bantin::serve::http::bind::listen;
use bantin::serve::trouble;
use snapbox::IntoData;
use snapbox::str;

use crate::{english, report};

const HERE: IpAddr = IpAddr::V4(Ipv4Addr::LOCALHOST);

fn check(code: Code, finding: Diagnostic, vi: impl IntoData, en: impl IntoData) {
    assert_eq!(finding.code(), code);
    let found = [finding];
    snapbox::assert_data_eq!(report(&found), vi.raw());
    snapbox::assert_data_eq!(english(code, &found), en.raw());
}

#[test]
fn k01_a_port_that_is_taken() {
    let other = listen(HERE, Some(0)).expect("some port is free");
    let port = other.local_addr().expect("it listens").port();
    let refused = listen(HERE, Some(port)).expect_err("the port is taken");
    let finding = trouble::no_port(HERE, &refused);
    // Which port is free differs from run to run.
    let shown = |text: String| {
        let next = (port + 1).to_string();
        text.replace(&port.to_string(), "1111")
            .replace(&next, "1112")
    };
    assert_eq!(finding.code(), Code::K01);
    let found = [finding];
    snapbox::assert_data_eq!(
        shown(report(&found)),
        str![[r#"
lỗi[K01]: Cổng 1111 đang được chương trình khác dùng.
  = gợi ý: Chọn cổng khác: bantin serve --port 1112
  = gợi ý: Hoặc bỏ --port, bantin sẽ tự tìm cổng trống.


"#]]
        .raw()
    );
    snapbox::assert_data_eq!(
        shown(english(Code::K01, &found)),
        str![[r#"
error[K01]: Another program uses port 1111.
help: Choose another port: bantin serve --port 1112
help: Or leave out --port: bantin will find a free one.

"#]]
        .raw()
    );
}

#[test]
fn k02_other_machines_can_open_it() {
    check(
        Code::K02,
        trouble::reachable(1111),
        str![[r#"
cảnh báo[K02]: Mọi máy trong mạng đều mở được bản xem thử này.
  = gợi ý: Máy khác mở bằng địa chỉ IP của máy này: http://ĐỊA_CHỈ_IP:1111/
  = gợi ý: Bỏ --interface để chỉ máy này mở được.


"#]],
        str![[r#"
warning[K02]: Every machine of the network can open this preview.
help: Others open it by the IP address of this machine: http://IP_ADDRESS:1111/
help: Leave out --interface to keep it to this machine.

"#]],
    );
}

#[test]
fn k03_the_system_does_not_tell_of_changes() {
    let error = notify::Error::new(notify::ErrorKind::MaxFilesWatch);
    check(
        Code::K03,
        trouble::unwatched(&error),
        str![[r#"
cảnh báo[K03]: Hệ thống không báo khi tệp thay đổi: đã hết số thư mục được phép theo dõi.
  = gợi ý: Vẫn xem thử được: bantin tự xem lại thư mục vài giây một lần.
  = gợi ý: Trên Linux có thể nới giới hạn: sudo sysctl fs.inotify.max_user_watches=524288 fs.inotify.max_user_instances=1024


"#]],
        str![[r#"
warning[K03]: The system does not tell of changed files: no more folders may be watched.
help: The preview goes on: bantin looks at the folder every few seconds.
help: On Linux the limits can be raised: sudo sysctl fs.inotify.max_user_watches=524288 fs.inotify.max_user_instances=1024

"#]],
    );
}

#[test]
fn k04_an_address_of_another_machine() {
    let elsewhere = IpAddr::V4(Ipv4Addr::new(192, 0, 2, 1));
    let refused = listen(elsewhere, Some(1111)).expect_err("the address is not ours");
    check(
        Code::K04,
        trouble::no_port(elsewhere, &refused),
        str![[r#"
lỗi[K04]: Không mở được bản xem thử ở 192.0.2.1:1111: đó không phải địa chỉ của máy này.
  = gợi ý: Bỏ --interface và --port để dùng địa chỉ mặc định của máy này.


"#]],
        str![[r#"
error[K04]: The preview cannot be opened at 192.0.2.1:1111: it is no address of this machine.
help: Leave out --interface and --port to take this machine's usual address.

"#]],
    );
}

#[test]
fn k05_no_browser() {
    let error = io::Error::from(io::ErrorKind::NotFound);
    let finding = trouble::no_browser("http://127.0.0.1:1111/", &error);
    check(
        Code::K05,
        finding,
        str![[r#"
cảnh báo[K05]: Không mở được trình duyệt: không có ở đó.
  = gợi ý: Tự mở địa chỉ này: http://127.0.0.1:1111/


"#]],
        str![[r#"
warning[K05]: No browser could be opened: it is not there.
help: Open this address yourself: http://127.0.0.1:1111/

"#]],
    );
}
