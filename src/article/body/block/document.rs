//! `{document}`: a policy document with its data.

use super::BlockContent;
use crate::article::body::Body;
use crate::article::front_matter::fields::Fields;
use crate::diagnostic::Code;

/// Reads the block; `None` when it names no document.
pub(super) fn read(fields: &Fields<'_>, body: &mut Body) -> Option<BlockContent> {
    if fields.has("number") && fields.has("id") {
        let finding = fields.reader.at(Code::F11, fields.span_of("id"));
        let finding = finding.with("key", "id").with("other", "number");
        fields.reader.push(finding);
    }
    if !fields.has("id") {
        fields.require(
            "number",
            ("số hiệu văn bản (number)", "The document's number"),
            "number = \"36-NQ/TW\"",
        );
    }
    let (number, id) = (fields.text("number"), fields.text("id"));
    let note = fields.string("note");
    body.named.push(number.or(id)?);
    Some(BlockContent::Document {
        document: body.named.len() - 1,
        note,
    })
}
