//! # bantin: the architecture
//!
//! `bantin` turns a folder of Vietnamese news articles into a cross-linked site of plain files. It
//! knows one field, the digital transformation of the provinces: their mergers, the policy documents
//! and what implements what, sectors and indicators. This page is the map; start here.
//!
//! ## One pipeline
//!
//! ```text
//!    content/ themes/ static/ bantin.toml
//!             │ source                                the only reader of the site folder
//!             ▼
//!        SourceTree  +  BuildStamp                    the only clock
//!    ┌────────┼──────────────┐
//!    ▼        ▼              ▼
//!  SiteConfig Registries  Content (articles, records) parse: one file in, one value out
//!    └────────┼──────────────┘
//!             ▼
//!         SiteModel                                   every reference resolved once
//!             ▼
//!         SitePlan                                    every output path → its PageKey
//!             ▼
//!    view(model, key) ─► render(view, theme) ─► bytes pure, page by page, in parallel
//!             │
//!    publish: lock, stage, compare, commit            the only writer
//! ```
//!
//! [`site::compile`] is that picture in code: `SourceTree` in, [`site::Site`] and diagnostics out.
//! A command does something with the site, never with the steps. There is no second way to build,
//! and no code asks what *kind* of file changed.
//!
//! `build` draws every page and publishes it. `serve` ends the picture otherwise: it draws the page
//! that is asked for, and after an edit it compiles again and tells each open tab whether *its* page
//! is another one:
//!
//! ```text
//! disk ─► watch ─► Folder (reads what may have changed) ─► compile ─► Edition ─► shelf ◄─ browsers
//!                                                             ▲
//!                                                           Memo
//! ```
//!
//! **A memo makes it fast, and nothing else.** [`site::Memo`] holds values of pure functions with
//! what went into them, from the last run alone: parsed files (by bytes, defaults and settings), the
//! registries (by their records), the names of an article (by the article and the registries), what
//! depends on all articles at once (by their *outlines*: all of an article that others may depend
//! on, but for its title and text), the theme, the plan. A run with a memo and one without give the
//! same, which `tests/preview/edits.rs` holds over random edits.
//!
//! `check` ends the picture with findings alone: it compiles the site with what waits for a later day, asks
//! for [`advice`], and has every page drawn and thrown away ([`publish::rehearse`]).
//!
//! ## Module map
//!
//! | module | what it is for | refuses to know |
//! | --- | --- | --- |
//! | [`vietnamese`] | normal forms, slugs, order, dates and numbers | what a text means |
//! | `escape` | how text gets into HTML and JSON: one way for each | what the text is |
//! | [`fingerprint`] | telling two values apart by 128 bits | what they are |
//! | [`cache`] | what costs much to make, kept below `.bantin/` by its fingerprint | what it is |
//! | [`diagnostic`] | findings as values; their words; a page for each code ([`diagnostic::pages`]); drawing them | who finds them |
//! | [`picture`] | pictures as bytes: what they are, without notes of a camera, drawn in other sizes | disk and pages |
//! | [`source`] | reading the site folder, once or again and again | what the files mean |
//! | [`config`] | `bantin.toml`, typed | content |
//! | [`article`] | one file of `content/`: head, text, document numbers | every other file, and the registries |
//! | [`registry`] | provinces in both eras, sectors, documents; a site's own records on top | articles and addresses |
//! | [`model`] | references resolved, posting lists, related articles | addresses and templates |
//! | [`plan`] | which pages exist, and every address ([`plan::route`]) | how pages look |
//! | [`chart`] | values in, an SVG out: bars, and lines over years | whose values they are, words, links |
//! | [`view`] | one struct a page kind: all that a template sees | HTML, but for finished bodies |
//! | [`social`] | pictures that messengers show beside a link: drawn, or what to cut | templates, addresses, the disk |
//! | [`inventory`] | what a site has and where it comes from, for those who write it: `list`, `explain` | the disk and the terminal |
//! | [`schema`] | what editors of code know of heads and settings: JSON Schemas, asked of the readers themselves | the disk, and judging |
//! | [`open_data`] | tables of what the site knows, as CSV and JSON | the disk, and how pages look |
//! | `search` | the search index, in files that a browser asks for one by one | the disk, how pages look, how results are ranked |
//! | [`outside`] | whether pages that texts link to are there, asked of their hosts: `check --external` | pages of our own |
//! | [`theme`] | templates, words, hashed files | the model |
//! | [`render`] | bytes of pages, feeds and maps | the output folder |
//! | [`hosting`] | what a host must send with the files, in the words of each host | the disk, and how pages look |
//! | [`site`] | the pipeline | what a command wants of it |
//! | [`advice`] | what an editor would like to know of texts that build | pages, templates, the disk |
//! | [`ledger`] | what was published, and what a publication changes about it | the disk |
//! | [`publish`] | lock, stage, manifest, moving files into the output | what pages mean |
//! | [`serve`] | the preview; [`serve::http`] is its network side | how pages are made |
//! | [`scaffold`] | files for an editor to begin with: a site, an article | which names are known; [`scaffold::desk`] alone knows the disk |
//! | [`tidy`] | a file of `content/` in order, without another meaning: `fmt` | how pages look; the disk, which [`scaffold::desk`] writes |
//! | [`cli`], [`commands`] | what was typed; wiring | everything else |
//!
//! ## Invariants
//!
//! The numbers are used in tests and reviews. Those marked † are held by `tests/architecture.rs`,
//! which reads the sources.
//!
//! 1. † Only [`source`], [`publish`], [`serve`] and [`scaffold::desk`] touch the file system, and [`cache`]
//!    its own folder in `.bantin/`, without which everything comes out the same; only `main` reads the clock
//!    and asks what the terminal is (the progress bar draws on it, and [`commands::ask`] asks questions on it,
//!    when told to). Only [`serve`] uses the network, and `check --external`, which asks other sites by
//!    [`outside`] alone; [`serve`] and [`publish`] measure how long something takes, to give up on it.
//! 2. An article's value depends on its own file, its folder's defaults and the settings. The model
//!    resolves every link, province and document, once.
//! 3. † A template sees its view, `config`, `t` and the frame, and nothing else: no function or filter reaches
//!    files, clock, network or model. Every view is a struct.
//! 4. Equal inputs give equal bytes, whatever the machine, folder, time zone, number of threads or
//!    history of edits: no hash-map order reaches a view, parallel results are collected in plan
//!    order, diagnostics sort by path, offset and code.
//! 5. Files of a theme are named by their content: references inside style sheets are rewritten first,
//!    then both they and scripts are made smaller.
//!    A page's [`fingerprint`] is a hash of its view, the frame, templates, words and the program's own
//!    sources; names of theme files are hashed apart, so that a new style re-renders nothing in the
//!    preview. The manifest's fingerprints hold those names, too.
//! 6. † Addresses are made in [`plan::route`] only. Two sources for one path (NFC, case-folded) are
//!    an error that names both.
//! 7. Diagnostics are values with code, place and words; they are collected, never printed on the
//!    way, and all of them are reported in one run, but for those of a draft that is not built, which are
//!    counted ([`site::Site::of_drafts`]). Content diagnostics come from parse, registry,
//!    model and plan; templates are checked against their views when the theme is loaded.
//! 8. † Nothing is written outside the output, its stage beside it and `.bantin/` (the [`cache`], which
//!    git passes over and anybody may remove at any time), but for a list that was asked for
//!    (`--plan`), which takes the place of no other file, and for what `init` and `new` make, where nothing
//!    is. A user's file is never touched, unless somebody asks for it to be put in order: then it is exchanged
//!    whole, as long as it is still what its new text was made from ([`scaffold::desk::replace`]). `check`
//!    writes nothing but to that cache, nor does `serve`, but for a socket in a folder of its own below the system's
//!    one for temporary files. The reader passes over dot files and the output.
//! 9. † Views never contain the time of the build. The site's date on a page is that of its newest
//!    article; the stamp only decides what is withheld or expired, and which articles are news
//!    ([`site::Site::news`]), of which `news-sitemap.xml` alone knows.
//!
//! ## Cross-cutting
//!
//! **Bodies with slots.** What an article's HTML depends on beside its own file is left open by
//! [`article::body`]; the model resolves the targets, the view closes the slots. So an article can be
//! kept parsed while everything around it changes.
//!
//! **Figures.** A figure is what an article says, with the digits it was written with
//! ([`vietnamese::Decimal`]), never a float. The model adds where it was measured and within which borders
//! ([`model::measured_in`]) and lists figures by indicator and by province. What may be set side by
//! side is said in one place ([`model::comparable`]): results, targets and input stay apart, and so do the
//! borders of two eras, while those that never changed stand with either. Only what an indicator declares
//! additive is added.
//!
//! **Made once.** What many pages hold is a piece ([`theme::Piece`]): made when it is first asked for, compared
//! by its fingerprint, handed to templates as a value that is ready. Cards of lists are drawn once, too
//! ([`theme::Drawn`]), and so is what is the same around every page (`frame/`), within the time of the first
//! page that shows it. Pages do not differ by which of them comes first.
//!
//! **Blocks.** A fence with a name in braces is read with the text it stands in, typed if it is built in; what
//! it refers to joins the lists of the body. Which other blocks there are is the theme's affair, so
//! [`theme::unknown_blocks`] says which names are wrong. A view holds a text as pieces of HTML and views of
//! blocks ([`view::BodyView`]); each block is drawn by the template of its name, then the page around them.
//!
//! **Feeds and maps.** An article is written once for the feeds that stand beside each other, in both of their
//! forms, and each form of a feed is put together of these. A whole text
//! is the woven body made portable: what stands there needs no style sheet, no script and no page around it.
//! Which pages search engines are told of is the plan's affair, since files follow from it; the parts
//! of the map are cut so that a new article moves no address from one part to another.
//!
//! **Pictures.** What a picture is, and how large once it is turned, is known when its file is read
//! ([`picture::probe()`]); the model decides in which forms it is published ([`model::Forms`]), so their
//! addresses stand in the plan before any of them is drawn. All forms of a photo are drawn by one thread in
//! one go, which decodes it once. No form keeps notes of a camera, and no JPEG, PNG or WebP beside an article;
//! an AVIF that has some ends the build. GIF, films and documents are copied with all that is in them.
//!
//! **Ids, not names.** The model speaks in small integer ids that follow the order of lists: article
//! 0 is the newest, so a posting list in ascending order is a list as pages show it. No list of
//! articles in a view is longer than one window.
//!
//! **Whole at every instant.** `publish` draws everything before it moves anything. What it moves goes
//! in an order in which no link that a reader can reach leads to nothing ([`ledger::Phase`]), under a
//! manifest written ahead: after a kill the next build completes it. When the system fails, every step
//! is taken back. All changes to the disk go through [`publish::Disk`], so tests make each of them fail.
//!
//! **Skipping is remembering.** A page whose fingerprint is in the manifest, over a file with the size
//! and time it was left with, is not drawn. The fingerprint holds the program's own sources, too
//! (`build.rs`). A site made from just the same files, program, settings and decisions of the stamp
//! ([`site::MadeFrom`]) is not even looked at page by page; one that differs in the prose of articles alone
//! only where prose is told: their pages, the search index, feeds with whole texts
//! ([`site::Site::prose`]). A page that comes to show something of a text belongs there. Where nothing but what articles
//! say of themselves is another, title and prose, the search index is made from the published one ([`search::renew`]):
//! the texts of these articles alone are read. `tests/incremental.rs` compares with
//! builds from nothing after random edits, and after other decisions over the same files. A compressed
//! form comes from the one drawing of its page and remembers the bytes that it was made of.
//!
//! **A cache checks itself.** What is drawn at great cost, pictures in several sizes, is kept by the
//! fingerprint of all it is made of ([`cache::Cache::get_or_make`]). A value that was cut short or edited
//! is made anew, and a folder that cannot be written to costs time alone. `build --fresh` makes all of
//! them anew. The memo holds the cache, so it outlives an edition of the preview.
//!
//! **Texts can be had again.** A text as it was written is needed while its file is read, and by a message that shows
//! a line of it. A build gives all of them up before it draws pages ([`site::Site::give_up_texts`]); who asks for
//! one then has it read again, if its file still holds the same bytes.
//!
//! **The last good state.** A compilation with errors publishes nothing. The preview shows the site
//! with the last good version of each broken file in its place, or without the file: it exchanges
//! files in the tree and compiles that, so no stage knows of it.
//!
//! **Read on.** A mistake in a head hides no other. A head with signs of a word processor is read as `fmt` would mend
//! it, with the places of the text as it was written. An article without a title, date, province or slug is a
//! [`article::Sketch`]: names and links are looked up for findings alone, on every day that it may be of, and what may
//! only follow from a missing value is not told. No page is made of a value of a sketch; what it refers to is
//! used, and lists of drafts have it.
//!
//! **A draft keeps nothing back.** What is wrong with a draft that is not built is set aside in one place, at the end of
//! [`site::compile`], by the file it is about. Its place in the plan is looked up last and never taken. Whether an article
//! is a draft its head must say for certain.
//!
//! **In order, the same.** `fmt` edits a head by the places of its values and moves whole lines; what is read from
//! the new text is compared with what was read before. The site is compiled as it would be, too, and a file whose
//! head is still wrong then stays as it is. A theme that cannot be loaded is no hindrance: the model tells enough
//! ([`site::Compiled::model`]).
//!
//! **Advice is silent in doubt.** What `check` alone tells ([`advice`]) is about sound texts, so a false alarm costs
//! more than a slip that stays: each rule asks for two signs at least, and the example site is silent. It reads the
//! running text again ([`article::body::Prose`]), which no page needs.
//!
//! **Asked, not repeated.** What an editor of code is told of a key ([`schema`]) is what its reader asks for: the reader
//! reads a file in which nothing stands, and every question is noted (`article::front_matter::survey`). Only what a text
//! means and what a key is for are said once more, and tests ask for both.
//!
//! **Errors teach.** A finding has a place, the line, a caret and a way out, in the editor's
//! language; words stand in `src/diagnostic/catalogue.toml` alone. Each code has a page in both languages
//! (`src/diagnostic/pages/`): files that a code host shows and `bantin explain` prints, whose examples are
//! built by a test.

pub mod advice;
pub mod article;
pub mod cache;
pub mod chart;
pub mod cli;
pub mod commands;
pub mod config;
pub mod diagnostic;
mod escape;
pub mod fingerprint;
pub mod hosting;
pub mod inventory;
pub mod ledger;
pub mod model;
pub mod open_data;
pub mod outside;
pub mod picture;
pub mod plan;
pub mod publish;
pub mod registry;
pub mod render;
pub mod scaffold;
pub mod schema;
mod search;
pub mod serve;
pub mod site;
pub mod social;
pub mod source;
pub mod theme;
pub mod tidy;
pub mod vietnamese;
pub mod view;
