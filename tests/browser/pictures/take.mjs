// Takes the pictures of README.md anew, from the example site in public/ (or the folder that BANTIN_SITE names):
//
//     node tests/browser/pictures/take.mjs

import { statSync } from 'node:fs';
import { join } from 'node:path';
import { openBrowser } from '../browser.mjs';
import { openSite, serve } from '../site.mjs';

const PICTURES = [
  { name: 'trang-chu.png', address: '/', width: 1280, height: 900 },
  { name: 'bai-viet-360.png', address: '/bai-viet/2024/08/tay-ninh-608-camera/', width: 360, height: 780 },
];

const site = openSite();
const server = await serve(site);
const browser = await openBrowser();

for (const { name, address, width, height } of PICTURES) {
  const tab = await browser.newPage({ colorScheme: 'light', viewport: { width, height }, reducedMotion: 'reduce' });
  await tab.goto(server.url(address), { waitUntil: 'load' });
  await tab.evaluate(() => document.fonts.ready);
  const path = join(import.meta.dirname, name);
  await tab.screenshot({ path });
  console.log(`${path} (${Math.round(statSync(path).size / 1024)} KB)`);
}

await browser.close();
await server.close();
