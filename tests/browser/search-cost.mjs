// What a first question costs a reader: bytes that are moved, and time from the data to the answer. Not a test.
//
//     node search-cost.mjs SITE [QUESTION…]
//
// prints for each question, asked in a fresh browser: all that is asked for, in files and kilobytes (gzip), and of that the
// index, the pages of results that are read for their passages, and the rest (the page, its scripts, style sheets and
// pictures); and the milliseconds that the browser reckons between the arrival of data and the answer. SITE is
// a built folder; for one of 5,000 articles: cargo bench --bench corpus -- --articles 5000 --out DIR, then bantin build.

import { gzipSync } from 'node:zlib';
import { readFileSync } from 'node:fs';
import { answers } from './ask.mjs';
import { openBrowser } from './browser.mjs';
import { openSite, serve } from './site.mjs';

const QUESTIONS = [
  'chuyen doi so',
  'da nang',
  '36-NQ/TW',
  'nghị quyết 57',
  'dich vu cong truc tuyen',
  'tay ninh chu ky so',
  'chuyển đổi số ở tây ninh',
  'thuc hien nghi quyet so 57-nq/tw tren dia ban tinh',
  'chuyen doi s',
];

const [folder, ...questions] = process.argv.slice(2);
if (!folder) {
  console.error('usage: node search-cost.mjs SITE [QUESTION…]');
  process.exit(2);
}

const site = openSite(folder);
const server = await serve(site);
const browser = await openBrowser();
/** Milliseconds after an answer until nothing more is asked for because of it; the script waits for 300. */
const SETTLED = 1500;
const kilobytes = (bytes) => `${(bytes / 1000).toFixed(1)} kB`.padStart(9);
const weigh = (paths) => paths.reduce((sum, path) => sum + gzipSync(readFileSync(site.path(site.fileAt(path)))).length, 0);

for (const question of questions.length > 0 ? questions : QUESTIONS) {
  const context = await browser.newContext();
  const tab = await context.newPage();
  const asked = [];
  tab.on('request', (request) => {
    const path = new URL(request.url()).pathname.slice(site.base.pathname.length - 1);
    asked.push({ path, isFetched: request.resourceType() === 'fetch' });
  });
  await tab.addInitScript(() => {
    new MutationObserver(() => {
      if (document.querySelector('.search-results')?.ariaBusy === 'false') window.answered ??= performance.now();
    }).observe(document, { subtree: true, attributes: true, attributeFilter: ['aria-busy'] });
  });
  await tab.goto(server.url(`/tim-kiem/?${new URLSearchParams({ q: question })}`));
  const n = (await answers(tab)).length;
  const time = await tab.evaluate(() => {
    const files = performance.getEntriesByType('resource').filter(({ name }) => name.includes('/chi-muc/'));
    const terms = files.filter(({ name }) => /\/(tu|cap)-/.test(name));
    const entries = files.filter(({ name }) => name.includes('/trang-'));
    const last = (all) => Math.max(...all.map(({ responseEnd }) => responseEnd));
    const ranked = entries.length > 0 ? Math.min(...entries.map(({ startTime }) => startTime)) - last(terms) : 0;
    return ranked + window.answered - last(entries.length > 0 ? entries : terms);
  });
  await tab.waitForTimeout(SETTLED);
  const told = (name, of) => `${name} ${kilobytes(weigh(of.map(({ path }) => path)))} in ${String(of.length).padStart(2)} files`;
  const index = asked.filter(({ path }) => path.includes('/chi-muc/'));
  const passages = asked.filter((one) => one.isFetched && !index.includes(one));
  const rest = asked.filter((one) => !one.isFetched);
  console.log(
    `${[told('all', asked), told('index', index), told('passages', passages), told('rest', rest)].join(', ')}, ` +
      `${time.toFixed(0).padStart(4)} ms, ${n} shown: ${question}`,
  );
  await context.close();
}

await browser.close();
await server.close();
