//! `[publisher]`: who publishes, and what the law wants a site to say about it.

use crate::article::Spanned;
use crate::article::front_matter::fields::{Fields, Words};
use crate::article::front_matter::survey::Shape;
use crate::article::front_matter::tree::Value;
use crate::diagnostic::Code;
use crate::vietnamese::{DateStyle, Lang, format_date};

use super::read::bad_value;
use super::{Licence, Profile, Publisher};

/// Reads `[publisher]`; an empty text counts as one not given yet.
pub(super) fn read(root: &Fields<'_>, profile: Profile, lang: Lang) -> Publisher {
    let publisher =
        root.table("publisher", "{ name = \"…\" }")
            .map_or_else(Publisher::default, |fields| {
                let publisher = Publisher {
                    name: fields.blank("name"),
                    governing_body: fields.blank("governing_body"),
                    responsible_person: fields.blank("responsible_person"),
                    address: fields.blank("address"),
                    phone: fields.blank("phone"),
                    email: fields.blank("email"),
                    reuse_line: fields.blank("reuse_line"),
                    logo: logo(&fields),
                    licence: licence(&fields, lang),
                };
                fields.finish(None);
                publisher
            });
    demand(root, profile, &publisher);
    publisher
}

fn logo(fields: &Fields<'_>) -> Option<Spanned<String>> {
    fields.blank("logo")?;
    let logo = fields.text("logo")?;
    if logo.value.starts_with('/') && !logo.value.starts_with("//") {
        return Some(logo);
    }
    let reason = (
        "tệp trong static/ được ghi bằng địa chỉ bắt đầu bằng /",
        "a file of static/ is named by an address that begins with /",
    );
    bad_value(fields, "logo", &logo, reason, "logo = \"/logo.svg\"");
    None
}

/// `licence = {number, date, issuer}`; the date is printed as offices do in `lang`.
fn licence(fields: &Fields<'_>, lang: Lang) -> Option<Licence> {
    let licence = fields.table(
        "licence",
        "{ number = \"000/GP-BTTTT\", date = 2026-01-01 }",
    )?;
    let number = licence.blank("number");
    licence.takes("date", Shape::DateOrText);
    let date = match licence.node("date").map(|node| &node.value) {
        Some(Value::Text(_)) => licence.blank("date"),
        _ => licence
            .date("date")
            .map(|date| format_date(date.value, lang, DateStyle::Official)),
    };
    let issuer = licence.blank("issuer");
    licence.finish(None);
    Some(Licence {
        number: number?,
        date,
        issuer,
    })
}

/// Warns of what a site of this profile must say and does not.
fn demand(root: &Fields<'_>, profile: Profile, publisher: &Publisher) {
    let kind: Words = match profile {
        Profile::Plain => return,
        Profile::State => ("cơ quan nhà nước", "state"),
        Profile::Press => ("báo chí", "press"),
    };
    let needed: [(&str, Words, bool); 7] = [
        (
            "name",
            ("tên cơ quan", "its publisher"),
            publisher.name.is_some(),
        ),
        (
            "governing_body",
            ("cơ quan chủ quản", "its governing body"),
            publisher.governing_body.is_some(),
        ),
        (
            "responsible_person",
            ("người chịu trách nhiệm", "the person responsible"),
            publisher.responsible_person.is_some(),
        ),
        (
            "address",
            ("địa chỉ", "an address"),
            publisher.address.is_some(),
        ),
        (
            "phone",
            ("điện thoại", "a telephone number"),
            publisher.phone.is_some(),
        ),
        (
            "email",
            ("thư điện tử", "an e-mail address"),
            publisher.email.is_some(),
        ),
        (
            "licence",
            ("giấy phép hoạt động", "its licence"),
            publisher.licence.is_some() || profile != Profile::Press,
        ),
    ];
    for (key, name, given) in needed {
        if given {
            continue;
        }
        let diagnostic = root
            .reader
            .at(Code::G03, root.span_of("publisher"))
            .with("key", key)
            .with_words("name", name.0, name.1)
            .with_words("profile", kind.0, kind.1);
        root.reader.push(diagnostic);
    }
}
