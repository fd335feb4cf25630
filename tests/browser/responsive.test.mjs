// What a reader's browser takes of pictures in several sizes.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { openBrowser } from './browser.mjs';
import { openSite, serve } from './site.mjs';

const site = openSite();
/** A page that leads with a photo, in several sizes. */
const page = site.pages.find((page) => page.all('img').some((img) => isLead(img)));
let server, browser;

before(async () => {
  server = await serve(site);
  browser = await openBrowser();
});

after(async () => {
  await browser?.close();
  await server?.close();
});

function isLead(img) {
  const has = (name, value) => img.attrs.some((attr) => attr.name === name && (value === undefined || attr.value === value));
  return has('srcset') && has('fetchpriority', 'high') && !has('tabindex');
}

/** Opens the page on a screen; returns what its leading picture is, and how far the page moved while it loaded. */
async function seen(width, deviceScaleFactor) {
  const context = await browser.newContext({ viewport: { width, height: 800 }, deviceScaleFactor, reducedMotion: 'reduce' });
  try {
    const tab = await context.newPage();
    await tab.addInitScript(() => {
      globalThis.moved = 0;
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) globalThis.moved += entry.value;
      }).observe({ type: 'layout-shift', buffered: true });
    });
    await tab.goto(server.url(page.address), { waitUntil: 'networkidle' });
    return await tab.evaluate(async () => {
      const picture = document.querySelector('img[fetchpriority="high"]');
      await picture.decode();
      const { width, height } = picture.getBoundingClientRect();
      return { src: new URL(picture.currentSrc).pathname, width, height, moved: globalThis.moved };
    });
  } finally {
    await context.close();
  }
}

describe('pictures', () => {
  test('a page leads with a picture in several sizes', () => assert.ok(page, 'no page of the site has one'));

  test('a telephone takes a small WebP', async () => {
    const { src } = await seen(360, 2);
    assert.match(src, /-(480|960)\.webp$/);
  });

  test('a wide screen takes a larger one', async () => {
    const [small, large] = [await seen(360, 1), await seen(1280, 2)];
    const width = ({ src }) => Number(src.match(/-(\d+)\.webp$/)[1]);
    assert.ok(width(small) < width(large), `${small.src} and ${large.src}`);
  });

  for (const width of [360, 1280]) {
    test(`nothing moves when it comes, at ${width} pixels`, async () => {
      const { moved, ...picture } = await seen(width, 1);
      assert.ok(moved < 0.01, `the page moved by ${moved}`);
      assert.ok(picture.height > 0 && picture.width <= width, JSON.stringify(picture));
    });
  }
});
