//! Topics whose name has other marks than the registered one (T03): both have one address, so the page is
//! right, and the article is not.

use crate::article::Article;
use crate::diagnostic::{Code, Diagnostic};
use crate::site::Site;
use crate::vietnamese::{fold, slug};

/// T03 for each topic of `articles` that is spelled in another way than its record.
pub fn misspelled(site: &Site, articles: &[&Article]) -> Vec<Diagnostic> {
    let sectors = &site.model.registries.sectors;
    let mut found = Vec::new();
    for article in articles {
        for topic in &article.front.topics {
            let Some((_, name)) = sectors.topic(&slug(&topic.value)) else {
                continue;
            };
            // Whoever writes the slug names it as well.
            let is_slug = topic.value == slug(name);
            if !is_slug && fold(&topic.value) != fold(name) {
                let place = article.place("topics", &topic.span);
                let finding = Diagnostic::at(Code::T03, place).with("name", &topic.value);
                found.push(finding.with("right", name));
            }
        }
    }
    found
}
