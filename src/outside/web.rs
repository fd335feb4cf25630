//! Asking a host whether a page is there, by HTTP.

use std::io::ErrorKind;
use std::time::Duration;

use ureq::config::Config;
use ureq::http::Uri;
use ureq::http::header::LOCATION;
use ureq::unversioned::resolver::{DefaultResolver, ResolvedSocketAddrs, Resolver};
use ureq::unversioned::transport::{DefaultConnector, NextTimeout};
use ureq::{Agent, Error};

use super::Silence;

/// Who answers whether a page is there.
pub trait Web: Sync {
    /// What stands at `url`; redirects are told, not followed.
    ///
    /// # Errors
    /// When there is no answer: why.
    fn ask(&self, url: &str) -> Result<Answer, Silence>;
}

/// The answer of a host.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    Page,
    /// Another address has it.
    Leads {
        to: String,
        for_good: bool,
    },
    /// No page; with the status of HTTP.
    None(u16),
}

/// The network.
pub struct Net {
    agent: Agent,
    limit: Duration,
}

impl Net {
    /// A network that gives a host `limit` to answer.
    #[must_use]
    pub fn new(limit: Duration) -> Self {
        let config = Agent::config_builder()
            .timeout_global(Some(limit))
            .max_redirects(0)
            .max_redirects_will_error(false)
            .http_status_as_error(false)
            .user_agent(concat!(
                "bantin/",
                env!("CARGO_PKG_VERSION"),
                " (link check)"
            ))
            .build();
        Self {
            agent: Agent::with_parts(config, DefaultConnector::default(), Names::default()),
            limit,
        }
    }

    /// What an error of the library is for an editor.
    fn silence(&self, error: Error) -> Silence {
        match error {
            Error::HostNotFound => Silence::NoSuchName,
            Error::Timeout(_) => Silence::TooSlow(self.limit),
            Error::Tls(why) => Silence::Insecure(why.to_owned()),
            Error::Rustls(why) => Silence::Insecure(why.to_string()),
            Error::Io(error) => match error.kind() {
                ErrorKind::ConnectionRefused => Silence::Refused,
                ErrorKind::HostUnreachable
                | ErrorKind::NetworkUnreachable
                | ErrorKind::NetworkDown => Silence::Unreachable,
                ErrorKind::TimedOut => Silence::TooSlow(self.limit),
                ErrorKind::ConnectionReset
                | ErrorKind::ConnectionAborted
                | ErrorKind::BrokenPipe
                | ErrorKind::UnexpectedEof => Silence::HungUp,
                // What comes over a safe connection and is no part of one.
                ErrorKind::InvalidData => Silence::Insecure(error.to_string()),
                _ => Silence::Other(error.to_string()),
            },
            other => Silence::Other(other.to_string()),
        }
    }
}

/// The system's look-up of names. What it says when there is none differs from system to system.
#[derive(Debug, Default)]
struct Names(DefaultResolver);

impl Resolver for Names {
    fn resolve(
        &self,
        uri: &Uri,
        config: &Config,
        timeout: NextTimeout,
    ) -> Result<ResolvedSocketAddrs, Error> {
        let found = self.0.resolve(uri, config, timeout);
        found.map_err(|error| match error {
            Error::Io(_) => Error::HostNotFound,
            other => other,
        })
    }
}

impl Web for Net {
    fn ask(&self, url: &str) -> Result<Answer, Silence> {
        let head = self.agent.head(url).call();
        let told = head.map_err(|error| self.silence(error))?;
        // Some hosts refuse a question that is not for the page itself, whatever stands there.
        let is_sure = told.status().is_success() || told.status().is_redirection();
        let told = if is_sure {
            told
        } else {
            let page = self.agent.get(url).call();
            page.map_err(|error| self.silence(error))?
        };
        let status = told.status();
        if status.is_success() {
            return Ok(Answer::Page);
        }
        let to = told.headers().get(LOCATION);
        let to = to.and_then(|to| to.to_str().ok());
        match to.filter(|_| status.is_redirection()) {
            Some(to) => Ok(Answer::Leads {
                to: resolved(url, to),
                for_good: matches!(status.as_u16(), 301 | 308),
            }),
            None => Ok(Answer::None(status.as_u16())),
        }
    }
}

/// `to` as a whole address, seen from `url`.
fn resolved(url: &str, to: &str) -> String {
    let Some((scheme, rest)) = url.split_once("://") else {
        return to.to_owned();
    };
    let (host, path) = rest.find('/').map_or((rest, "/"), |at| rest.split_at(at));
    // An address in a query is no address of its own.
    let scheme_ends = to
        .find("://")
        .filter(|at| to[..*at].bytes().all(|b| b.is_ascii_alphabetic()));
    if scheme_ends.is_some() {
        to.to_owned()
    } else if let Some(other_host) = to.strip_prefix("//") {
        format!("{scheme}://{other_host}")
    } else if to.starts_with('/') {
        format!("{scheme}://{host}{to}")
    } else {
        let folder = path.split(['?', '#']).next().unwrap_or_default();
        let folder = folder.rsplit_once('/').map_or("", |(folder, _)| folder);
        format!("{scheme}://{host}{folder}/{to}")
    }
}

#[cfg(test)]
mod tests {
    use super::resolved;

    #[test]
    fn an_address_is_seen_from_the_page_that_names_it() {
        let from = "https://tin.example.vn/bai/2024/so.html?x=1";
        assert_eq!(
            resolved(from, "https://moi.example.vn/"),
            "https://moi.example.vn/"
        );
        assert_eq!(
            resolved(from, "//moi.example.vn/a"),
            "https://moi.example.vn/a"
        );
        assert_eq!(resolved(from, "/moi/"), "https://tin.example.vn/moi/");
        assert_eq!(
            resolved(from, "khac.html"),
            "https://tin.example.vn/bai/2024/khac.html"
        );
        assert_eq!(
            resolved("https://tin.example.vn", "a"),
            "https://tin.example.vn/a"
        );
    }
}
