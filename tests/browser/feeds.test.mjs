// Feeds and maps in the hands of those who read them: feedparser and the schema of Atom, the schema of JSON Feed, the
// schemas of site maps. Both forms of a feed say the same, and the maps name every page that may be found, once.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import Ajv from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { findProgram } from './browser.mjs';
import { PROGRAM, SiteFolder } from './preview.mjs';
import { expectNone, openSite, referencesInFragment } from './site.mjs';
import { parseXml } from './xml.mjs';

const EXAMPLE = join(import.meta.dirname, '../..');
const FEEDS = join(import.meta.dirname, 'feeds');

/** A Python that has what `feeds/requirements.txt` names. */
const PYTHON = findProgram(process.env.FEED_PYTHON ?? 'python3');

/** Bytes that a feed may have, addresses and bytes that a map may have. */
const MOST_OF_FEED = 512 * 1024;
const MOST_OF_MAP = 50 * 1024 * 1024;
const MOST_ADDRESSES = 50_000;

/** Articles of four years, more than fit a window, some of them news at the time of the build. */
const NOW = '2026-09-21T14:00:00Z';
const SEVERAL_YEARS = {
  'bantin.toml': 'title = "Bản tin"\nbase_url = "https://tin.example.vn/so"\nper_page = 5\n\n[feeds]\ncontent = "full"\nentries = 7\n',
  'content/bai-viet/moi.md': article('Tin “mới” & <nóng> ]]>', '2026-09-21T09:00:00', 'Mới.'),
  'content/bai-viet/hom-qua.md': article('Hôm qua', '2026-09-20', 'Cũ.'),
  ...Object.fromEntries(
    Array.from({ length: 24 }, (_, n) => [
      `content/bai-viet/bai-${n}.md`,
      article(`Bài số ${n}`, `${2023 + (n % 4)}-03-${String(n + 1).padStart(2, '0')}`, `## Mục\n\nXem [bài mới](moi.md) và [mục](#muc)${n % 2 ? '[^1].\n\n[^1]: Ghi chú.' : '.'}`),
    ]),
  ),
};

function article(title, date, body) {
  return `+++\ntitle = ${JSON.stringify(title)}\ndate = ${date}\nprovince = "Huế"\ntopics = ["chữ ký số"]\nsummary = "Tóm tắt."\n+++\n\n${body}\n`;
}

function build(root, output) {
  const epoch = String(Date.parse(NOW) / 1000);
  execFileSync(PROGRAM, ['build', '--quiet', '--root', root, '--output', output], { env: { ...process.env, SOURCE_DATE_EPOCH: epoch } });
  return openSite(output);
}

/** The example as it is published, the same with whole texts in its feeds, and a site of several years. */
const SITES = {
  'the example': () => ({ site: openSite(), isFull: false }),
  'the example with whole texts': (folder) => {
    const root = join(folder, 'site');
    for (const part of ['content', 'static', 'themes']) cpSync(join(EXAMPLE, part), join(root, part), { recursive: true });
    writeFileSync(join(root, 'bantin.toml'), `${readFileSync(join(EXAMPLE, 'bantin.toml'), 'utf8')}\n[feeds]\ncontent = "full"\n`);
    return { site: build(root, join(folder, 'public')), isFull: true };
  },
  'a site of several years': (folder) => {
    const sources = new SiteFolder(SEVERAL_YEARS);
    try {
      return { site: build(sources.root, join(folder, 'public')), isFull: true, entries: 7, news: 2 };
    } finally {
      sources.remove();
    }
  },
};

for (const [name, make] of Object.entries(SITES)) {
  describe(`feeds and maps of ${name}`, () => {
    let site, read, isFull, most, news, folder;

    before(() => {
      folder = mkdtempSync(join(tmpdir(), 'bantin-feeds-'));
      ({ site, isFull, entries: most = 20, news } = make(folder));
      const told = execFileSync(PYTHON, [join(FEEDS, 'read.py'), site.root], { encoding: 'utf8', maxBuffer: 256 << 20 });
      read = JSON.parse(told);
    });
    after(() => rmSync(folder, { recursive: true, force: true }));

    const feeds = () => Object.entries(read.feeds);
    const ofJson = (file) => JSON.parse(site.read(file.replace(/xml$/, 'json')));

    test('the schemas of Atom and of site maps find no fault', () => expectNone(read.faults, 'faults in XML'));

    test('feedparser reads every feed as Atom, with a name, a day and an address for each entry', () => {
      assert.ok(feeds().length > 100, `${feeds().length} feeds`);
      const problems = feeds().flatMap(([file, feed]) => {
        const ids = feed.entries.map(({ id }) => id);
        return [
          ...(feed.bozo ? [`is no sound XML: ${feed.why}`] : []),
          ...(feed.version === 'atom10' ? [] : [`is ${feed.version}`]),
          ...(feed.title && feed.updated && feed.language === 'vi' ? [] : ['lacks a title, a day or its language']),
          ...(new Set(ids).size === ids.length ? [] : ['has an id twice']),
          ...(ids.length <= most ? [] : [`has ${ids.length} entries`]),
          ...feed.entries.filter((entry) => !(entry.id && entry.title && entry.link && entry.published && entry.updated)).map(({ id }) => `entry ${id} lacks something`),
        ].map((problem) => `${file} ${problem}`);
      });
      expectNone(problems, 'faults in feeds');
    });

    test('the feed of the site has as many entries as there are articles, up to the limit, and topics have feeds', () => {
      const articles = site.pages.filter((page) => /\/bai-viet\//.test(page.address) && !page.isRedirect).length;
      assert.equal(read.feeds['feed.xml'].entries.length, Math.min(articles, most));
      assert.ok(feeds().some(([file, { entries }]) => file.startsWith('chu-de/') && entries.length > 0), 'no feed of a topic has an entry');
    });

    test('entries hold whole texts when the settings ask for them, and only then', () => {
      const problems = feeds().flatMap(([file, feed]) =>
        feed.entries.filter(({ contents }) => (contents.length === 1 && contents[0][0] === 'text/html' && contents[0][1].length > 10) !== isFull).map(({ id }) => `${file} ${id}`),
      );
      expectNone(problems, 'entries with another content');
    });

    test('addresses in whole texts are absolute and lead somewhere; nothing in them runs, asks or has an id', () => {
      const problems = site.filesEndingIn('feed.json').flatMap((file) =>
        ofJson(file).items.flatMap(({ id, content_html: html = '' }) => [
          ...(html.match(/ (id|class|style|on\w+)=|<(script|style|svg|form|input|button|iframe|object)\b/g) ?? []),
          ...referencesInFragment(html).flatMap(({ url }) => {
            const problem = URL.canParse(url) ? site.follow(url, `/${file}`).problem : 'is not a full address';
            return problem ? [`${url} ${problem}`] : [];
          }),
        ].map((problem) => `${file} ${id}: ${problem}`)),
      );
      expectNone(problems, 'what cannot stand elsewhere');
    });

    test('JSON feeds are as the schema of version 1.1 wants them', () => {
      const ajv = new Ajv({ allErrors: true });
      addFormats(ajv);
      const validate = ajv.compile(JSON.parse(readFileSync(join(FEEDS, 'jsonfeed.schema.json'), 'utf8')));
      const files = site.filesEndingIn('feed.json');
      assert.equal(files.length, feeds().length);
      const problems = files.flatMap((file) => (validate(ofJson(file)) ? [] : validate.errors.map(({ instancePath, message }) => `${file}${instancePath} ${message}`)));
      expectNone(problems, 'faults in JSON feeds');
    });

    test('both forms of a feed say the same', () => {
      for (const [file, feed] of feeds()) {
        const json = ofJson(file);
        assert.equal(json.title, feed.title, file);
        assert.equal(json.feed_url, site.absolute(`/${file.replace(/xml$/, 'json')}`), file);
        const entries = json.items.map(({ id, url, title, content_text, summary }) => ({ id, link: url, title, summary: summary ?? content_text }));
        assert.deepEqual(entries, feed.entries.map(({ id, link, title, summary }) => ({ id, link, title, summary })), file);
        // feedparser cleans a text, so that is compared as it is written.
        const written = parseXml(site.read(file)).children.filter((child) => child.name === 'entry');
        const texts = written.map((entry) => entry.children.find((child) => child.name === 'content')?.text);
        assert.deepEqual(json.items.map((item) => item.content_html), texts, file);
      }
    });

    test('no feed is larger than its readers take', () => {
      const size = (file) => Buffer.byteLength(site.read(file));
      const files = [...site.filesEndingIn('feed.xml'), ...site.filesEndingIn('feed.json')];
      expectNone(files.filter((file) => size(file) > MOST_OF_FEED), 'feeds that are too large');
    });

    test('a page names its feed and that of the site in both forms, and shows its own', () => {
      const problems = feeds().flatMap(([file]) => {
        const page = site.pageOfFile.get(file.replace(/feed\.xml$/, 'index.html'));
        const source = site.read(page.file);
        const address = `${site.base.pathname.replace(/\/$/, '')}/${file}`;
        return [
          [`type="application/atom+xml"`, `href="${address}"`],
          [`type="application/feed+json"`, `href="${address.replace(/xml$/, 'json')}"`],
          ['<a ', `href="${address}"`],
        ]
          .filter(([kind, link]) => !source.split('\n').some((line) => line.includes(kind) && line.includes(link)))
          .map(([kind, link]) => `${page.file} ${kind} ${link}`);
      });
      expectNone(problems, 'feeds that no page names');
    });

    const map = (file) => parseXml(site.read(file));
    const addresses = (file) => map(file).children.map((child) => child.childText('loc'));
    const fileOf = (address) => site.follow(address, '/robots.txt').file;
    const parts = () => addresses('sitemap.xml').map(fileOf);

    test('the index names every part, with a day, and each part is of the size that is allowed', () => {
      assert.equal(map('sitemap.xml').name, 'sitemapindex');
      const files = site.filesEndingIn('.xml').filter((file) => /^sitemap-[\d-]+\.xml$/.test(file));
      assert.deepEqual(parts().sort(), files.sort());
      assert.ok(files.length > 4, `${files}`);
      assert.ok(map('sitemap.xml').children.every((child) => child.childText('lastmod')));
      for (const file of files) {
        assert.ok(Buffer.byteLength(site.read(file)) <= MOST_OF_MAP && addresses(file).length <= MOST_ADDRESSES, file);
      }
    });

    test('the parts name every page that may be found, each once, and no other', () => {
      const listed = parts().flatMap(addresses);
      assert.equal(new Set(listed).size, listed.length, 'a page is listed twice');
      // Later windows of lists may be found, but every new article moves what is in them.
      const isWindow = (page) => /\/trang\/\d+\/$/.test(page.address);
      const wanted = site.pages.filter((page) => !page.isRedirect && !page.isHiddenFromSearchEngines && !isWindow(page)).map((page) => site.absolute(page.address));
      const of = (list) => new Set(list.map((address) => site.follow(address, '/robots.txt').file));
      expectNone([...of(wanted)].filter((file) => !of(listed).has(file)), 'pages that no map names');
      expectNone([...of(listed)].filter((file) => !of(wanted).has(file)), 'addresses that are no such page');
    });

    test('robots.txt names both maps', () => {
      const named = Array.from(site.read('robots.txt').matchAll(/^Sitemap: (\S+)$/gm), (match) => match[1]);
      assert.deepEqual(named.map(fileOf), ['sitemap.xml', 'news-sitemap.xml']);
    });

    test('news are articles that the map names, too', () => {
      const listed = new Set(parts().flatMap(addresses));
      const all = addresses('news-sitemap.xml');
      assert.ok(all.length <= 1000 && (news === undefined || all.length === news), `${all}`);
      expectNone(all.filter((address) => !listed.has(address)), 'news that no part names');
    });
  });
}
