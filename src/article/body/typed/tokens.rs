//! HTML as tokens, by the tokenizer of the parser that browsers agree on.

use std::cell::RefCell;

use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{
    BufferQueue, TagKind, Token as Parsed, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts,
};

/// A piece of HTML. Names are in lower case, entities decoded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in super::super) enum Token {
    Start {
        name: String,
        attributes: Vec<(String, String)>,
    },
    End(String),
    Text(String),
}

/// Returns `html` as tokens, without comments and declarations.
pub(in super::super) fn tokens(html: &str) -> Vec<Token> {
    let queue = BufferQueue::default();
    queue.push_back(StrTendril::from_slice(html));
    let tokenizer = Tokenizer::new(Sink::default(), TokenizerOpts::default());
    // Nothing is run, so nothing stops the tokenizer before the end.
    let _ = tokenizer.feed(&queue);
    tokenizer.end();
    tokenizer.sink.tokens.take()
}

#[derive(Debug, Default)]
struct Sink {
    tokens: RefCell<Vec<Token>>,
}

impl TokenSink for Sink {
    type Handle = ();

    fn process_token(&self, token: Parsed, _: u64) -> TokenSinkResult<()> {
        let mut tokens = self.tokens.borrow_mut();
        match token {
            Parsed::TagToken(tag) => {
                let name = tag.name.to_string();
                tokens.push(match tag.kind {
                    TagKind::EndTag => Token::End(name),
                    TagKind::StartTag => {
                        let attributes = tag.attrs.iter();
                        let attributes = attributes.map(|attribute| {
                            let name = attribute.name.local.to_string();
                            (name, attribute.value.to_string())
                        });
                        Token::Start {
                            name,
                            attributes: attributes.collect(),
                        }
                    }
                });
            }
            Parsed::CharacterTokens(text) => match tokens.last_mut() {
                Some(Token::Text(before)) => before.push_str(&text),
                _ => tokens.push(Token::Text(text.to_string())),
            },
            _ => {}
        }
        TokenSinkResult::Continue
    }
}
