// The tile maps on phones and on desks: nothing is cut off, every tile can be touched and read, Hoàng Sa and Trường Sa
// are always there.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { openBrowser } from './browser.mjs';
import { expectNone, openSite, serve } from './site.mjs';

const ARCHIPELAGOS = ['Quần đảo Hoàng Sa (TP. Đà Nẵng)', 'Quần đảo Trường Sa (tỉnh Khánh Hòa)'];
/** WCAG 2.5.8. */
const TOUCH = 24;

const MAPS = [
  { address: '/', at: 0, nTiles: 34 },
  { address: '/tinh/', at: 0, nTiles: 34 },
  { address: '/tinh/', at: 1, nTiles: 63 },
];

const site = openSite();
let server, browser;

before(async () => {
  server = await serve(site);
  browser = await openBrowser();
});

after(async () => {
  await browser?.close();
  await server?.close();
});

for (const { address, at, nTiles } of MAPS) {
  describe(`the map of ${nTiles} units on ${address}`, () => {
    for (const width of [320, 360, 768, 1280]) {
      test(`at ${width} px`, () =>
        onMap({ viewport: { width, height: 900 } }, address, at, async (map) => {
          assert.equal(await map.locator('a.tile').count(), nTiles);
          expectNone(await map.evaluate(problemsOfTiles, TOUCH), 'tiles that are cut off, too small or over another');
        }));
    }

    test('it reads as a list of names with numbers, from north to south', () =>
      onMap({}, address, at, async (map) => {
        const names = await map.getByRole('listitem').getByRole('link').evaluateAll((links) => links.map((link) => [link.getAttribute('title') ?? '', link.href]));
        assert.equal(names.length, nTiles + ARCHIPELAGOS.length);
        for (const [title, address] of names.filter(([title]) => title !== '')) {
          assert.match(title, /^\p{Lu}.*: .+$/u);
          // Where the name is printed, its colon is not.
          const [name, value] = title.split(': ');
          assert.equal(await map.getByRole('link', { name: new RegExp(`^${name}:? ${value}$`) }).count(), 1, `${title}, ${address}`);
        }
        const tops = await map.locator('li').evaluateAll((items) => items.map((item) => item.querySelector('.tile').getBoundingClientRect().bottom));
        assert.deepEqual(tops, [...tops].sort((a, b) => a - b));
      }));

    test('Hoàng Sa and Trường Sa lead to the pages of their units', () =>
      onMap({}, address, at, async (map) => {
        for (const [name, unit] of [[ARCHIPELAGOS[0], 'da-nang'], [ARCHIPELAGOS[1], 'khanh-hoa']]) {
          const link = map.getByRole('link', { name, exact: true });
          assert.equal(new URL(await link.evaluate((a) => a.href)).pathname, `/tinh/${unit}/`);
        }
      }));
  });
}

async function onMap(options, address, at, look) {
  const context = await browser.newContext(options);
  try {
    const tab = await context.newPage();
    await tab.goto(server.url(address));
    await look(tab.locator('.tile-board').nth(at));
  } finally {
    await context.close();
  }
}

/** Runs in the page. */
function problemsOfTiles(board, touch) {
  const problems = [];
  const boxes = [...board.querySelectorAll('.tile, .archipelago-name, .tile-sea')].map((element) => ({
    element,
    name: element.textContent.trim() || element.parentElement.textContent.trim(),
    box: element.getBoundingClientRect(),
  }));
  for (const { element, name, box } of boxes) {
    if (box.left < -0.5 || box.right > document.documentElement.clientWidth + 0.5) problems.push(`${name}: past the edge of the screen`);
    if (element.matches('.tile') && Math.min(box.width, box.height) < touch) problems.push(`${name}: ${box.width} × ${box.height}`);
    for (const text of element.querySelectorAll('.tile-code, .tile-number')) {
      const inner = text.getBoundingClientRect();
      const range = document.createRange();
      range.selectNodeContents(text);
      const drawn = range.getBoundingClientRect();
      if (inner.width > 0 && (drawn.left < box.left - 0.5 || drawn.right > box.right + 0.5 || drawn.top < box.top - 0.5 || drawn.bottom > box.bottom + 0.5)) {
        problems.push(`${name}: “${text.textContent}” is larger than its tile`);
      }
    }
  }
  boxes.forEach(({ name, box: a }, index) => {
    for (const { name: other, box: b } of boxes.slice(index + 1)) {
      const across = Math.min(a.right, b.right) - Math.max(a.left, b.left);
      const down = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
      if (across > 0.5 && down > 0.5) problems.push(`${name} and ${other} overlap`);
    }
  });
  return problems;
}
