// What a first question costs a reader: bytes that are moved, and time from the data to the answer. Not a test.
//
//     node search-cost.mjs SITE [QUESTION…]
//
// prints for each question, asked in a fresh browser: files and kilobytes of the index (gzip), of the page with its
// script and style sheet, and the milliseconds that the browser reckons between the arrival of data and the answer. SITE is
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
const kilobytes = (bytes) => `${(bytes / 1000).toFixed(1)} kB`.padStart(9);
const weigh = (paths) => paths.reduce((sum, path) => sum + gzipSync(readFileSync(site.path(site.fileAt(path)))).length, 0);

for (const question of questions.length > 0 ? questions : QUESTIONS) {
  const context = await browser.newContext();
  const tab = await context.newPage();
  const asked = [];
  tab.on('request', (request) => asked.push(new URL(request.url()).pathname.slice(site.base.pathname.length - 1)));
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
  const index = asked.filter((path) => path.includes('/chi-muc/'));
  const others = asked.filter((path) => /^\/(tim-kiem\/$|js\/|css\/)/.test(path));
  console.log(
    `${kilobytes(weigh(index))} in ${String(index.length).padStart(2)} files, page ${kilobytes(weigh(others))}, ` +
      `${time.toFixed(0).padStart(4)} ms, ${n} shown: ${question}`,
  );
  await context.close();
}

await browser.close();
await server.close();
