//! Topics that are spelled in two ways. One whose name has other marks than the registered one (T03) has its address,
//! so the page is right, and the article is not. Two that differ in `i` and `y` alone (T05) have two addresses; which is
//! right no register says, so most articles decide. Of a registered one a build tells (T02).

use std::collections::BTreeMap;

use crate::article::Article;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::Topic;
use crate::site::Site;
use crate::vietnamese::{fold, one_i, slug};

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

/// T05 for each topic of `articles` that others write with another letter.
pub fn divided(site: &Site, articles: &[&Article]) -> Vec<Diagnostic> {
    let mut spellings: BTreeMap<String, Vec<&Topic>> = BTreeMap::new();
    for (_, topic) in site.model.topics() {
        if topic.sector.is_none() {
            spellings.entry(one_i(&topic.name)).or_default().push(topic);
        }
    }
    // By the slug of each that is to give way.
    let mut others: BTreeMap<&str, &Topic> = BTreeMap::new();
    for topics in spellings.into_values().filter(|topics| topics.len() > 1) {
        // Of as many, that with `y`, which comes last by its slug and is what laws have.
        let Some(usual) = topics
            .iter()
            .max_by_key(|topic| (topic.articles.len(), &topic.slug))
        else {
            continue;
        };
        let rare = topics.iter().filter(|topic| topic.slug != usual.slug);
        others.extend(rare.map(|topic| (topic.slug.as_str(), *usual)));
    }
    if others.is_empty() {
        return Vec::new();
    }
    let mut found = Vec::new();
    for article in articles {
        for topic in &article.front.topics {
            if let Some(other) = others.get(slug(&topic.value).as_str()) {
                let place = article.place("topics", &topic.span);
                let finding = Diagnostic::at(Code::T05, place).with("name", &topic.value);
                found.push(finding.with("other", &other.name));
            }
        }
    }
    found
}
