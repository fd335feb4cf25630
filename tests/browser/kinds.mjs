// The kinds of page that a site has, told from their addresses, so that every kind is looked at and none twice.

import { attribute } from './site.mjs';

/** Units that went into another on 1 July 2025 and gave up their name. Their pages live on. */
const MERGED = new Set(
  `ba-ria-vung-tau bac-giang bac-kan bac-lieu ben-tre binh-dinh binh-duong binh-phuoc binh-thuan dak-nong ha-giang
   ha-nam hai-duong hau-giang hoa-binh kien-giang kon-tum long-an nam-dinh ninh-thuan phu-yen quang-binh quang-nam
   soc-trang thai-binh tien-giang tra-vinh vinh-phuc yen-bai`.split(/\s+/),
);

const at = (pattern) => (page) => pattern.test(page.address);
const province = (more) => (page) => at(/^\/tinh\/[^/]+\/$/)(page) && more(page);
const documentPage = (more) => (page) => at(/^\/van-ban\/([^/]+\/)?[^/]+\/$/)(page) && more(page);

/** In order: a page is of the first kind that fits. A kind marked `optional` depends on what the site has to tell. */
const KINDS = [
  { name: 'redirect', fits: (page) => page.isRedirect, optional: true },
  { name: 'window of a list', fits: (page) => page.isWindow, optional: true },
  { name: 'home', fits: at(/^\/$/) },
  { name: 'not found', fits: at(/^\/404\.html$/) },
  { name: 'article', fits: at(/^\/bai-viet\/\d{4}\/\d{2}\/[^/]+\/$/) },
  { name: 'archive of all years', fits: at(/^\/luu-tru\/$/) },
  { name: 'archive of a year', fits: at(/^\/luu-tru\/\d{4}\/$/) },
  { name: 'archive of a month', fits: at(/^\/luu-tru\/\d{4}\/\d{2}\/$/) },
  { name: 'province index', fits: at(/^\/tinh\/$/) },
  { name: 'national news', fits: at(/^\/tinh\/toan-quoc\/$/), optional: true },
  { name: 'merged province', fits: province((page) => MERGED.has(lastPart(page))) },
  { name: 'province with articles', fits: province(listsArticles) },
  { name: 'province without articles', fits: province(() => true) },
  { name: 'figures of a province', fits: at(/^\/tinh\/[^/]+\/so-lieu\/$/), optional: true },
  { name: 'province and sector', fits: at(/^\/tinh\/[^/]+\/[^/]+\/$/) },
  { name: 'sector index', fits: at(/^\/linh-vuc\/$/) },
  { name: 'sector', fits: at(/^\/linh-vuc\/[^/]+\/$/) },
  { name: 'topic index', fits: at(/^\/chu-de\/$/) },
  { name: 'topic', fits: at(/^\/chu-de\/[^/]+\/$/) },
  { name: 'document index', fits: at(/^\/van-ban\/$/) },
  { name: 'documents of a level', fits: at(/^\/van-ban\/cap\/[^/]+\/$/) },
  { name: 'documents of a type', fits: at(/^\/van-ban\/loai\/[^/]+\/$/) },
  { name: 'documents of a year', fits: at(/^\/van-ban\/nam\/[^/]+\/$/) },
  { name: 'document choice', fits: documentPage(offersDocumentsOfItsNumber) },
  { name: 'document stub', fits: documentPage((page) => page.isHiddenFromSearchEngines) },
  { name: 'document', fits: documentPage(() => true) },
  { name: 'indicator index', fits: at(/^\/chi-so\/$/) },
  { name: 'indicator', fits: at(/^\/chi-so\/[^/]+\/$/), optional: true },
  { name: 'indicator in a year', fits: at(/^\/chi-so\/[^/]+\/\d{4}\/$/), optional: true },
  { name: 'provinces by sectors', fits: at(/^\/so-sanh\/$/) },
  { name: 'comparison', fits: at(/^\/so-sanh\//), optional: true },
  { name: 'data', fits: at(/^\/du-lieu\/$/) },
  { name: 'search', fits: at(/^\/tim-kiem\/$/) },
  { name: 'site map', fits: at(/^\/so-do-trang\/$/) },
  { name: 'corrections', fits: at(/^\/cai-chinh\/$/), optional: true },
  { name: 'standing page', fits: at(/^\/[^/]+\/$/) },
];

export function kindOf(page) {
  return KINDS.find((kind) => kind.fits(page))?.name;
}

/** Kinds that every site shows and this one does not. */
export function missingKinds(site) {
  const present = new Set(site.pages.map(kindOf));
  return KINDS.filter((kind) => !kind.optional && !present.has(kind.name)).map((kind) => kind.name);
}

/**
 * The pages worth a browser: all articles, and of every other kind the largest page, which shows most of the
 * theme's parts. Redirects have nothing to look at.
 */
export function samplePages(site) {
  const byKind = groupBy(site.pages, kindOf);
  byKind.delete('redirect');
  return [...byKind].flatMap(([kind, pages]) => (kind === 'article' ? pages : [largest(pages)]));
}

function groupBy(values, keyOf) {
  const groups = new Map();
  for (const value of values) groups.set(keyOf(value), [...(groups.get(keyOf(value)) ?? []), value]);
  return groups;
}

function largest(pages) {
  return pages.reduce((a, b) => (b.text.length > a.text.length ? b : a));
}

function lastPart(page) {
  return page.address.split('/').at(-2);
}

function listsArticles(page) {
  return linksOf(page).some((href) => href.includes('/bai-viet/'));
}

/** `/van-ban/36-nq-tw/` is a choice when it leads to `/van-ban/36-nq-tw-2014/` and to another year. */
function offersDocumentsOfItsNumber(page) {
  const dated = new RegExp(`${page.address.slice(0, -1)}-\\d{4}/$`);
  return new Set(linksOf(page).filter((href) => dated.test(href))).size >= 2;
}

function linksOf(page) {
  const main = page.all('main')[0];
  if (!main) return [];
  const inMain = (element) => element === main || (element.parentNode !== undefined && inMain(element.parentNode));
  return page.all('a').filter(inMain).map((link) => attribute(link, 'href') ?? '');
}
