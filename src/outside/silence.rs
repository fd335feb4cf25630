//! Why a host did not answer, in the words of an editor.

use std::time::Duration;

/// Why there is no answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Silence {
    /// No machine is known by the name, or nobody can be asked for names.
    NoSuchName,
    /// The machine is there, and nobody answers at its door.
    Refused,
    /// No way leads to the machine.
    Unreachable,
    /// Nothing came within this time.
    TooSlow(Duration),
    HungUp,
    /// There is no safe connection; what the other side or its certificate lacks, as the library of HTTPS says it.
    Insecure(String),
    /// What the system says about this address.
    Other(String),
}

impl Silence {
    /// Whether other addresses of the same host would meet with the same.
    pub(super) fn is_of_host(&self) -> bool {
        !matches!(self, Self::HungUp | Self::Other(_))
    }

    /// The reason in Vietnamese and English.
    pub(super) fn words(&self) -> (String, String) {
        let (vi, en) = match self {
            Self::NoSuchName => (
                "không tìm thấy tên miền này (tên sai, nơi ấy đã đóng, hoặc máy này đang mất mạng)",
                "no such domain was found (a wrong name, a site that closed, or this computer is offline)",
            ),
            Self::Refused => (
                "máy chủ không nhận kết nối",
                "the host accepts no connection",
            ),
            Self::Unreachable => (
                "không có đường mạng tới máy chủ",
                "no network leads to the host",
            ),
            Self::HungUp => (
                "máy chủ ngắt kết nối giữa chừng",
                "the host broke the connection off",
            ),
            Self::TooSlow(limit) => {
                let seconds = limit.as_secs().max(1);
                return (
                    format!("máy chủ không trả lời trong {seconds} giây"),
                    format!("the host did not answer within {seconds} s"),
                );
            }
            Self::Insecure(why) => {
                return (
                    format!(
                        "không lập được kết nối an toàn; chứng chỉ của máy chủ có thể sai hoặc hết hạn ({why})"
                    ),
                    format!(
                        "there is no safe connection; the certificate of the host may be wrong or out of date ({why})"
                    ),
                );
            }
            Self::Other(why) => return (why.clone(), why.clone()),
        };
        (vi.to_owned(), en.to_owned())
    }
}
