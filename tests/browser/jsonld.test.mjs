// What pages say of themselves to machines: JSON-LD as schema.org defines it and as search engines ask for it, and the
// cards that messengers show. Everything must agree with what the page shows its readers.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { kindOf } from './kinds.mjs';
import { attribute, expectNone, openSite, textOf } from './site.mjs';

const site = openSite();
const described = site.pages.filter((page) => !page.isRedirect && !page.isHiddenFromSearchEngines);

/**
 * The types that pages use: which properties they must have, and which they may have. A property that is not in schema.org
 * for its type, or that we did not mean to say, is in neither list.
 */
const TYPES = {
  NewsArticle: {
    // Those that Google recommends for articles, but for `author.url`, which nobody gives us.
    must: ['@id', 'headline', 'datePublished', 'image', 'inLanguage', 'mainEntityOfPage', 'isAccessibleForFree'],
    may: ['description', 'dateModified', 'author', 'publisher', 'articleSection', 'keywords', 'about', 'isBasedOn', 'correction'],
  },
  CorrectionComment: { must: ['text', 'url', 'datePublished'], may: [] },
  CreativeWork: { must: ['name'], may: ['url'] },
  ImageObject: { must: ['url'], may: ['width', 'height', 'caption'] },
  Organization: { must: ['name'], may: ['url', 'logo'] },
  Person: { must: ['name'], may: [] },
  NewsMediaOrganization: { must: ['name', 'url'], may: ['logo'] },
  GovernmentOrganization: { must: ['name', 'url'], may: ['logo'] },
  AdministrativeArea: { must: ['name', 'identifier', 'url'], may: [] },
  Country: { must: ['name', 'identifier', 'url'], may: [] },
  Legislation: {
    must: ['@id', 'url', 'name', 'legislationIdentifier'],
    may: ['alternateName', 'legislationType', 'legislationDate', 'legislationPassedBy', 'legislationLegalForce', 'legislationJurisdiction'],
  },
  WebSite: { must: ['@id', 'name', 'url', 'inLanguage', 'potentialAction'], may: ['description', 'publisher'] },
  SearchAction: { must: ['target', 'query-input'], may: [] },
  EntryPoint: { must: ['urlTemplate'], may: [] },
  WebPage: { must: ['@id', 'name', 'url', 'inLanguage', 'isPartOf'], may: ['description', 'about'] },
  CollectionPage: { must: ['@id', 'name', 'url', 'inLanguage', 'isPartOf', 'mainEntity'], may: ['description', 'about'] },
  ItemList: { must: ['itemListElement'], may: [] },
  BreadcrumbList: { must: ['itemListElement'], may: [] },
  ListItem: { must: ['position', 'name', 'item'], may: [] },
  DataCatalog: { must: ['name', 'url', 'inLanguage', 'dataset'], may: ['description', 'dateModified', 'license', 'publisher'] },
  Dataset: {
    must: ['name', 'description', 'url', 'inLanguage', 'isAccessibleForFree', 'distribution'],
    may: ['dateModified', 'license', 'creator', 'variableMeasured', 'temporalCoverage', 'spatialCoverage'],
  },
  PropertyValue: { must: ['name'], may: ['unitText'] },
  DataDownload: { must: ['encodingFormat', 'contentUrl'], may: [] },
};

const ADDRESSES = new Set(['@id', 'url', 'item', 'contentUrl', 'mainEntityOfPage', 'urlTemplate', 'legislationLegalForce']);
const DATES = new Set(['datePublished', 'dateModified', 'legislationDate']);
const DATE = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}:\d{2}[+-]\d{2}:\d{2})?$/;

test('every page that may be found has one block of JSON-LD, and it can be read', () => {
  expectNone(
    described.filter((page) => blocksOf(page).length !== 1).map((page) => `${page.file}: ${blocksOf(page).length} blocks`),
    'pages with another number of blocks',
  );
});

test('things have the types and properties of schema.org, nothing empty, whole addresses, dates in ISO form', () => {
  const problems = described.flatMap((page) => graphOf(page).flatMap((thing) => problemsOf(thing)).map((p) => `${page.file}: ${p}`));
  expectNone(problems, 'faults in JSON-LD');
});

test('each kind of page says what it is', () => {
  const WANTED = {
    home: 'WebSite',
    article: 'NewsArticle',
    document: 'Legislation',
    indicator: 'Dataset',
    'indicator in a year': 'Dataset',
    data: 'DataCatalog',
    'standing page': 'WebPage',
    'province with articles': 'CollectionPage',
    'sector index': 'CollectionPage',
    'topic index': 'CollectionPage',
    'province index': 'CollectionPage',
    'document index': 'CollectionPage',
    'archive of a year': 'CollectionPage',
    'window of a list': 'CollectionPage',
  };
  const problems = described
    .map((page) => [page, WANTED[kindOf(page)]])
    // A list without an article yet is a page like others.
    .filter(([page, wanted]) => wanted && !(typesOf(page).includes('WebPage') && wanted === 'CollectionPage'))
    .filter(([page, wanted]) => !typesOf(page).includes(wanted))
    .map(([page, wanted]) => `${page.file} (${kindOf(page)}) has ${typesOf(page)}, not ${wanted}`);
  expectNone(problems, 'pages that say something else');
  for (const wanted of Object.values(WANTED)) assert.ok(described.some((page) => typesOf(page).includes(wanted)), `no page has ${wanted}`);
});

test('breadcrumbs are those that readers see, and the page itself', () => {
  const problems = described.flatMap((page) => {
    const seen = page.all('nav').filter((nav) => /breadcrumb/.test(attribute(nav, 'class') ?? ''));
    const list = graphOf(page).find((thing) => thing['@type'] === 'BreadcrumbList');
    if (seen.length === 0) return list ? [`${page.file}: breadcrumbs that nobody sees`] : [];
    const links = page.all('a').filter((link) => isWithin(link, seen[0]));
    const wanted = [...links.map((link) => [textOf(link).trim(), new URL(attribute(link, 'href'), site.base).href]), [page.meta('og:title'), canonicalOf(page)]];
    const told = list?.itemListElement.map((item) => [item.name, item.item]);
    const positions = list?.itemListElement.every((item, at) => item.position === at + 1);
    return positions && JSON.stringify(told) === JSON.stringify(wanted) ? [] : [`${page.file}: ${JSON.stringify(told)}, not ${JSON.stringify(wanted)}`];
  });
  expectNone(problems, 'other breadcrumbs');
});

test('articles say what the page shows', () => {
  const articles = described.filter((page) => kindOf(page) === 'article');
  const problems = articles.flatMap((page) => {
    const article = graphOf(page).find((thing) => thing['@type'] === 'NewsArticle');
    const shown = {
      headline: [article.headline, headingOf(page)],
      mainEntityOfPage: [article.mainEntityOfPage, canonicalOf(page)],
      description: [article.description, page.meta('description')],
      datePublished: [article.datePublished, attribute(page.all('time').find((time) => isWithin(time, storyOf(page))), 'datetime')],
      inLanguage: [article.inLanguage, attribute(page.all('html')[0], 'lang')],
    };
    return Object.entries(shown)
      .filter(([, [told, seen]]) => told !== seen)
      .map(([name, [told, seen]]) => `${page.file}: ${name} is ${told}, the page shows ${seen}`);
  });
  expectNone(problems, 'articles that say something else');
});

test('lists lead to what the page links to, in its order', () => {
  const problems = described.flatMap((page) => {
    const list = graphOf(page).find((thing) => thing['@type'] === 'CollectionPage')?.mainEntity;
    if (!list) return [];
    const links = new Set(page.all('a').map((link) => new URL(attribute(link, 'href') ?? '', site.absolute(page.address)).href));
    const told = list.itemListElement.map((item) => item['@id']);
    return [
      ...told.filter((address) => !links.has(address)).map((address) => `${page.file}: ${address} is no link of the page`),
      ...(new Set(told).size === told.length ? [] : [`${page.file}: an address is listed twice`]),
    ];
  });
  expectNone(problems, 'lists of something else');
});

test('lists grow by no more than 3 KB for machines', () => {
  const lists = described.filter((page) => typesOf(page).includes('CollectionPage'));
  expectNone(
    lists.map((page) => [page.file, Buffer.byteLength(textOf(blocksOf(page)[0]))]).filter(([, bytes]) => bytes > 3 * 1024).map(([file, bytes]) => `${file}: ${bytes} bytes`),
    'heavy JSON-LD',
  );
});

test('every page that may be found has a card with a picture of the size that it says', () => {
  const problems = described.flatMap((page) => {
    const meta = (name) => page.meta(name) ?? '';
    const found = [];
    for (const name of ['og:title', 'og:type', 'og:url', 'og:site_name', 'og:locale', 'og:image', 'og:image:alt', 'og:image:type']) {
      if (meta(name).trim() === '') found.push(`${name} is missing`);
    }
    if (meta('og:url') !== canonicalOf(page)) found.push(`og:url is ${meta('og:url')}`);
    // The heading of a province has its kind in front: "Tỉnh Tây Ninh".
    if (!headingOf(page).endsWith(meta('og:title'))) found.push(`og:title is ${meta('og:title')}`);
    if (meta('twitter:card') !== 'summary_large_image') found.push(`twitter:card is ${meta('twitter:card')}`);
    const { file, problem } = site.follow(meta('og:image'), page.address);
    if (problem) return [...found, `og:image ${problem}`].map((p) => `${page.file}: ${p}`);
    const size = `${meta('og:image:width')}×${meta('og:image:height')}`;
    if (size !== sizeOf(file)) found.push(`the picture is ${sizeOf(file)}, not ${size}`);
    const type = file.endsWith('.png') ? 'image/png' : 'image/jpeg';
    if (meta('og:image:type') !== type) found.push(`${file} is no ${meta('og:image:type')}`);
    return found.map((p) => `${page.file}: ${p}`);
  });
  expectNone(problems, 'faults in cards');
});

test('articles have a picture of their own on their cards, cut from their photo or drawn, and tell machines of it', () => {
  const articles = described.filter((page) => kindOf(page) === 'article');
  const ofSite = described.find((page) => kindOf(page) === 'home').meta('og:image');
  const hasPhoto = (page) => graphOf(page).some((thing) => thing.image?.some(({ url, width }) => /\.(jpg|png|webp)$/.test(url) && !url.includes('/xem-truoc/') && width >= 600));
  const problems = articles.flatMap((page) => {
    const picture = page.meta('og:image');
    const found = [];
    if (picture === ofSite) found.push('has the picture of the site');
    if (picture.endsWith('.jpg') !== hasPhoto(page)) found.push(`${hasPhoto(page) ? 'has a photo' : 'has none'}, and ${picture} on its card`);
    const told = graphOf(page).flatMap((thing) => thing.image ?? []).find(({ url }) => url === picture);
    const size = `${page.meta('og:image:width')}×${page.meta('og:image:height')}`;
    if (size !== '1200×630' || `${told?.width}×${told?.height}` !== size) found.push(`its card is ${size}, machines are told ${told?.width}×${told?.height}`);
    return found.map((p) => `${page.file}: ${p}`);
  });
  assert.ok(articles.some(hasPhoto) && !articles.every(hasPhoto), 'articles of both kinds');
  expectNone(problems, 'faults in pictures of articles');
});

test('drawn pictures are 1200×630 and at most 40 KB, and all of them are used', () => {
  const drawn = site.filesEndingIn('.png').filter((file) => file.includes('/xem-truoc/'));
  assert.ok(drawn.length > 0, 'no picture was drawn');
  const used = new Set(described.map((page) => site.follow(page.meta('og:image'), page.address).file));
  expectNone(
    drawn.flatMap((file) => [
      ...(sizeOfPng(file) === '1200×630' ? [] : [`${file} is ${sizeOfPng(file)}`]),
      ...(readFileSync(site.path(file)).length <= 40 * 1024 ? [] : [`${file} has ${readFileSync(site.path(file)).length} bytes`]),
      ...(used.has(file) ? [] : [`${file} is on no page`]),
    ]),
    'faults in drawn pictures',
  );
});

// ---------------------------------------------------------------------------------------------------------------------

function blocksOf(page) {
  return page.all('script').filter((script) => attribute(script, 'type') === 'application/ld+json');
}

function graphOf(page) {
  const data = JSON.parse(textOf(blocksOf(page)[0]));
  assert.equal(data['@context'], 'https://schema.org', page.file);
  return data['@graph'];
}

function typesOf(page) {
  return graphOf(page).map((thing) => thing['@type']);
}

/** Everything wrong with a thing and with the things in it. `name` is the property that it stands in. */
function problemsOf(thing, name = '') {
  if (Array.isArray(thing)) return thing.length === 0 ? [`${name} is an empty list`] : thing.flatMap((part) => problemsOf(part, name));
  if (typeof thing === 'string') return problemsOfText(thing, name);
  if (typeof thing !== 'object' || thing === null) return thing === null ? [`${name} is null`] : [];
  const parts = Object.entries(thing).flatMap(([key, value]) => (key === '@type' ? [] : problemsOf(value, key)));
  const type = thing['@type'];
  // An address of a thing that is described elsewhere.
  if (type === undefined) {
    const isReference = Object.keys(thing).join() === '@id';
    return isReference ? parts : [...parts, `${name} has no type`];
  }
  const known = TYPES[type];
  if (!known) return [...parts, `${type} is no type that we use`];
  return [
    ...parts,
    ...known.must.filter((key) => !(key in thing)).map((key) => `${type} lacks ${key}`),
    ...Object.keys(thing)
      .filter((key) => key !== '@type' && !known.must.includes(key) && !known.may.includes(key))
      .map((key) => `${type} has no ${key}`),
  ];
}

function problemsOfText(text, name) {
  if (text.trim() === '' || text !== text.trim()) return [`${name} is “${text}”`];
  if (ADDRESSES.has(name) && !/^https?:\/\//.test(text)) return [`${name} is no whole address: ${text}`];
  if (DATES.has(name) && !DATE.test(text)) return [`${name} is no date: ${text}`];
  return [];
}

function headingOf(page) {
  return textOf(page.all('h1')[0]).replace(/\s+/g, ' ').trim();
}

function canonicalOf(page) {
  return attribute(page.all('link').find((link) => attribute(link, 'rel') === 'canonical'), 'href');
}

function storyOf(page) {
  return page.all('article')[0];
}

function isWithin(element, ancestor) {
  return element === ancestor || (element.parentNode !== undefined && isWithin(element.parentNode, ancestor));
}

/** Width and height of a PNG or a JPEG. */
function sizeOf(file) {
  if (file.endsWith('.png')) return sizeOfPng(file);
  const bytes = readFileSync(site.path(file));
  assert.equal(bytes.readUInt16BE(0), 0xffd8, file);
  // From part to part until the one that begins the picture.
  let at = 2;
  while (!(bytes[at + 1] >= 0xc0 && bytes[at + 1] <= 0xc2)) at += 2 + bytes.readUInt16BE(at + 2);
  return `${bytes.readUInt16BE(at + 7)}×${bytes.readUInt16BE(at + 5)}`;
}

function sizeOfPng(file) {
  const bytes = readFileSync(site.path(file));
  assert.equal(bytes.toString('latin1', 1, 4), 'PNG', file);
  return `${bytes.readUInt32BE(16)}×${bytes.readUInt32BE(20)}`;
}
