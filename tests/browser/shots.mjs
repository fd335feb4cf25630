// Pictures of the site for people who look at a change of design. Not a test.
//
//     node shots.mjs OUTDIR [ADDRESS…]
//
// writes a full-page PNG of each ADDRESS (such as /tinh/tay-ninh/) at 360, 768 and 1280 px, light and dark:
// OUTDIR/tinh-tay-ninh-360-dark.png. Without addresses: one page of every kind.
// The site is the folder named by BANTIN_SITE, else ../../public, which "bantin build" writes.

import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { openBrowser } from './browser.mjs';
import { kindOf, samplePages } from './kinds.mjs';
import { openSite, serve } from './site.mjs';

const [folder, ...wanted] = process.argv.slice(2);
if (!folder) {
  console.error('usage: node shots.mjs OUTDIR [ADDRESS…]');
  process.exit(2);
}

const site = openSite();
const addresses = wanted.length > 0 ? wanted : oneOfEveryKind();
const server = await serve(site);
const browser = await openBrowser();
mkdirSync(folder, { recursive: true });

for (const colorScheme of ['light', 'dark']) {
  for (const width of [360, 768, 1280]) {
    const context = await browser.newContext({ colorScheme, viewport: { width, height: 900 }, reducedMotion: 'reduce' });
    const tab = await context.newPage();
    for (const address of addresses) {
      await tab.goto(server.url(address));
      await showLazyPictures(tab);
      const path = join(folder, `${fileName(address)}-${width}-${colorScheme}.png`);
      await tab.screenshot({ path, fullPage: true });
      console.log(path);
    }
    await context.close();
  }
}

await browser.close();
await server.close();

function oneOfEveryKind() {
  return [...new Map(samplePages(site).map((page) => [kindOf(page), page.address])).values()];
}

function fileName(address) {
  return address.replace(/^\/|\/$|\.html$/g, '').replaceAll('/', '-') || 'home';
}

/** Pictures below the first screen load when they come near, which a picture of the whole page does not make them do. */
async function showLazyPictures(tab) {
  await tab.evaluate(async () => {
    for (const picture of document.images) picture.loading = 'eager';
    await Promise.all([...document.images].map((picture) => picture.decode().catch(() => {})));
    await document.fonts.ready;
  });
}
