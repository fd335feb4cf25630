// What the files say of one another, checked without a browser: every address leads somewhere, nothing comes from
// another host, nothing in a page needs what the Content-Security-Policy forbids, feeds and maps can be read.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { attribute, expectNone, openSite, referencesInFragment, textOf } from './site.mjs';
import { parseXml } from './xml.mjs';

const site = openSite();
const ATOM = 'http://www.w3.org/2005/Atom';

/** Schemes that a link may have when it leads away from the site. */
const OUTWARD = new Set(['http:', 'https:', 'mailto:', 'tel:']);

test('every address in a page leads to a file of the site, and to an id when it names one', () => {
  const problems = site.pages.flatMap((page) =>
    page.references.flatMap(({ url, loads, place }) => {
      const { problem, external } = site.follow(url, page.address);
      if (problem) return [`${place} ${url} ${problem}`];
      if (external && loads) return [`${place} ${url} is loaded from outside the site`];
      if (external && !OUTWARD.has(external.protocol)) return [`${place} ${url} has a scheme that links may not have`];
      return [];
    }),
  );
  expectNone(problems, 'broken addresses');
});

test('every address in a style sheet leads to a file of the site', () => {
  const problems = site.filesEndingIn('.css').flatMap((file) => {
    const style = site.read(file).replace(/\/\*[^]*?\*\//g, '');
    const addresses = style.matchAll(/url\(\s*(?:"([^"]*)"|'([^']*)'|([^)"'\s]*))\s*\)|@import\s+["']([^"']+)["']/g);
    return Array.from(addresses, (match) => match.slice(1).find((part) => part !== undefined)).flatMap((url) => {
      const { problem, external } = site.follow(url, `/${file}`);
      return problem || external ? [`${file}: ${url} ${problem ?? 'is loaded from outside the site'}`] : [];
    });
  });
  expectNone(problems, 'broken addresses in style sheets');
});

test('no page holds a script, a style or a handler of its own', () => {
  // JSON-LD is a data block: it is never run, so the policy does not apply to it.
  const isInlineScript = (element) =>
    element.tagName === 'script' && attribute(element, 'src') === undefined && attribute(element, 'type') !== 'application/ld+json';
  const problems = site.pages.flatMap((page) =>
    page.elements.flatMap((element) => [
      ...(element.tagName === 'style' || isInlineScript(element) ? [`${page.place(element)} inline <${element.tagName}>`] : []),
      ...element.attrs
        .filter(({ name }) => name === 'style' || name.startsWith('on'))
        .map(({ name, value }) => `${page.place(element)} <${element.tagName} ${name}="${value}">`),
    ]),
  );
  expectNone(problems, 'what the Content-Security-Policy forbids');
});

test('text is in composed form (NFC)', () => {
  const readable = [...site.files].filter((file) => /\.(html|xml|json|csv|txt|css|js)$/.test(file)).sort();
  const problems = readable.flatMap((file) => {
    const line = site.read(file).split('\n').findIndex((text) => text !== text.normalize('NFC'));
    return line < 0 ? [] : [`${file}:${line + 1}`];
  });
  problems.push(...[...site.files].filter((file) => file !== file.normalize('NFC')).map((file) => `the name of ${file}`));
  expectNone(problems, 'decomposed text');
});

test('JSON-LD can be read and its addresses on this site exist', () => {
  const problems = site.pages.flatMap((page) =>
    page.all('script').filter((script) => attribute(script, 'type') === 'application/ld+json').flatMap((script) =>
      problemsOfJson(textOf(script), page.address).map((problem) => `${page.place(script)} ${problem}`),
    ),
  );
  expectNone(problems, 'faults in JSON-LD');
});

test('JSON files can be read and their addresses on this site exist', () => {
  const problems = site.filesEndingIn('.json').flatMap((file) =>
    problemsOfJson(site.read(file), `/${file}`).map((problem) => `${file} ${problem}`),
  );
  expectNone(problems, 'faults in JSON files');
});

test('XML files are well formed', () => {
  const problems = site.filesEndingIn('.xml').flatMap((file) => problemsOf(() => parseXml(site.read(file))).map((p) => `${file}: ${p}`));
  expectNone(problems, 'XML that readers refuse');
});

test('Atom feeds say what the format demands, and their links lead to pages', () => {
  const feeds = site.filesEndingIn('feed.xml');
  assert.ok(feeds.includes('feed.xml'), 'the site has no /feed.xml');
  const problems = feeds.flatMap((file) => problemsOfFeed(parseXml(site.read(file)), file).map((p) => `${file}: ${p}`));
  expectNone(problems, 'faults in feeds');
});

test('the maps for search engines name pages that exist and may be found', () => {
  const problems = mapsBelow('sitemap.xml').flatMap((file) =>
    addressesOfMap(file, 'url').flatMap((address) => {
      const { problem, external, file: target } = site.follow(address, `/${file}`);
      if (problem || external) return [`${file}: ${address} ${problem ?? 'is not of this site'}`];
      const page = site.pageOfFile.get(target);
      if (!page) return [`${file}: ${address} is not a page`];
      if (page.isRedirect) return [`${file}: ${address} only redirects`];
      return page.isHiddenFromSearchEngines ? [`${file}: ${address} asks not to be indexed`] : [];
    }),
  );
  expectNone(problems, 'faults in sitemaps');
});

test('robots.txt names the map', () => {
  const named = Array.from(site.read('robots.txt').matchAll(/^Sitemap:\s*(\S+)\s*$/gim), (match) => match[1]);
  assert.ok(named.includes(site.absolute('/sitemap.xml')), `robots.txt names ${named.join(', ') || 'no map'}`);
  expectNone(named.filter((address) => !site.follow(address, '/robots.txt').file), 'maps that do not exist');
});

function problemsOf(action) {
  try {
    action();
    return [];
  } catch (error) {
    return [error.message.trim()];
  }
}

/** Addresses in data are told by the base URL in front; `{…}` is a pattern to fill in, and fragments name things, not ids. */
function problemsOfJson(text, from) {
  let data;
  const unreadable = problemsOf(() => (data = JSON.parse(text)));
  if (unreadable.length > 0) return unreadable;
  return stringsIn(data)
    .filter((value) => value.startsWith(site.base.href) && !value.includes('{'))
    .map((value) => [value, site.follow(value.split('#')[0], from).problem])
    .flatMap(([value, problem]) => (problem ? [`${value} ${problem}`] : []));
}

function stringsIn(data) {
  if (typeof data === 'string') return [data];
  if (data === null || typeof data !== 'object') return [];
  // The id of an entry is a name, though it looks like an address.
  return Object.entries(data).flatMap(([key, value]) => (key === 'id' ? [] : stringsIn(value)));
}

function problemsOfFeed(feed, file) {
  if (feed.name !== 'feed' || feed.namespace !== ATOM) return [`<${feed.name}> is not an Atom feed`];
  const own = feed.children.find((child) => child.name === 'link' && child.attributes.rel === 'self')?.attributes.href;
  const entries = feed.children.filter((child) => child.name === 'entry');
  const ids = entries.map((entry) => entry.childText('id'));
  return [
    ...problemsOfAtomElement(feed, 'the feed'),
    ...(own === site.absolute(`/${file}`) ? [] : [`its link to itself is ${own}`]),
    ...ids.filter((id, index) => ids.indexOf(id) !== index).map((id) => `two entries have the id ${id}`),
    ...entries.flatMap((entry) => problemsOfEntry(entry, file)),
  ];
}

function problemsOfEntry(entry, file) {
  const name = `entry “${entry.childText('title')}”`;
  const links = entry.children.filter((child) => child.name === 'link').map((link) => ({ url: link.attributes.href, rel: link.attributes.rel }));
  const content = entry.children.filter((child) => child.attributes.type === 'html').flatMap((child) => referencesInFragment(child.text));
  return [
    ...problemsOfAtomElement(entry, name),
    ...(links.some(({ rel = 'alternate' }) => rel === 'alternate') ? [] : [`${name} has no link`]),
    // A feed reader shows the text at another address, so only full addresses survive there.
    ...[...links, ...content].flatMap(({ url }) => {
      const problem = URL.canParse(url) ? site.follow(url, `/${file}`).problem : 'is not a full address';
      return problem ? [`${name}: ${url} ${problem}`] : [];
    }),
  ];
}

function problemsOfAtomElement(element, name) {
  const updated = element.childText('updated');
  return [
    ...['id', 'title', 'updated'].filter((child) => !element.childText(child)).map((child) => `${name} has no <${child}>`),
    ...(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/.test(updated) ? [] : [`${name} was updated at “${updated}”`]),
  ];
}

/** A map may be an index of maps. */
function mapsBelow(file) {
  return [file, ...addressesOfMap(file, 'sitemap').flatMap((address) => mapsBelow(fileOfMap(address, file)))];
}

function fileOfMap(address, from) {
  const { file, problem } = site.follow(address, `/${from}`);
  assert.ok(file, `${from}: ${address} ${problem ?? 'is not of this site'}`);
  return file;
}

function addressesOfMap(file, element) {
  return parseXml(site.read(file)).children.filter((child) => child.name === element).map((child) => child.childText('loc'));
}
