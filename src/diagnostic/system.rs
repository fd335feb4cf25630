//! What the system said, in the editor's words.

use std::io;

/// Why reading or writing failed, in Vietnamese and English; the system's own words when the kind
/// is not one an editor can do something about.
#[must_use]
pub fn reason(error: &io::Error) -> (String, String) {
    use io::ErrorKind as Kind;
    let (vi, en) = match error.kind() {
        Kind::NotFound => ("không có ở đó", "it is not there"),
        Kind::PermissionDenied => ("không có quyền", "permission denied"),
        Kind::AlreadyExists => ("đã có sẵn", "it is there already"),
        Kind::NotADirectory => (
            "một phần đường dẫn không phải thư mục",
            "part of the path is no folder",
        ),
        Kind::IsADirectory => ("đó là thư mục", "it is a folder"),
        Kind::DirectoryNotEmpty => ("thư mục không trống", "the folder is not empty"),
        Kind::StorageFull | Kind::QuotaExceeded => ("hết chỗ trên đĩa", "the disk is full"),
        // Rarely met: the system's own words are for whoever looks it up.
        Kind::FileTooLarge => (
            "hệ thống không cho tệp lớn đến thế (file too large)",
            "the system does not allow a file of that size (file too large)",
        ),
        Kind::ResourceBusy => (
            "tệp vừa được chương trình khác lưu lại",
            "another program has just saved it",
        ),
        Kind::ReadOnlyFilesystem => ("ổ đĩa chỉ cho đọc", "the disk is read-only"),
        Kind::AddrNotAvailable => (
            "đó không phải địa chỉ của máy này",
            "it is no address of this machine",
        ),
        Kind::InvalidFilename => ("tên tệp không hợp lệ", "the file name is not valid"),
        _ => {
            let text = error.to_string();
            let text = text.split(" (os error").next().unwrap_or(&text).to_owned();
            return (text.clone(), text);
        }
    };
    (vi.to_owned(), en.to_owned())
}
