// The way of the Tab key through a page, from the address bar to the end: every stop is seen, is marked, comes in the
// order of the text, and lets go again.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { openBrowser } from './browser.mjs';
import { kindOf } from './kinds.mjs';
import { expectNone, openSite, serve } from './site.mjs';

/** Far more than the stops of any sample page. */
const TRAP = 1500;

const KINDS = ['home', 'article', 'province with articles', 'provinces by sectors'];

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

for (const kind of KINDS) {
  const page = site.pages.filter((page) => kindOf(page) === kind).reduce((a, b) => (b.text.length > a.text.length ? b : a));
  describe(`${kind}: ${page.address}`, () => {
    for (const state of [{ width: 1280 }, { width: 1280, colorScheme: 'dark' }, { width: 320, forcedColors: 'active' }]) {
      test(Object.values(state).join(', '), () => walk(page, state));
    }
  });
}

async function walk(page, { width, ...media }) {
  const context = await browser.newContext({ viewport: { width, height: 700 }, reducedMotion: 'reduce', ...media });
  try {
    const tab = await context.newPage();
    await tab.goto(server.url(page.address));
    await tab.evaluate(keepMarks);
    const stops = [];
    for (;;) {
      await tab.keyboard.press('Tab');
      const stop = await tab.evaluate(stopHere);
      if (!stop) break;
      stops.push(stop);
      assert.ok(stops.length < TRAP, `the Tab key does not come out: ${stop.name}`);
    }
    expectNone(stops.flatMap(({ name, problems }) => problems.map((problem) => `${name}: ${problem}`)), 'problems');
    const parts = stops.map((stop) => stop.part).filter((part, at, all) => part !== all[at - 1]);
    assert.deepEqual(parts, ['skip link', 'header', 'main', 'footer']);
  } finally {
    await context.close();
  }
}

/** Runs in the page: notes how everything that takes the focus looks before it has it. */
function keepMarks() {
  globalThis.look = (element) => {
    const { outlineStyle, outlineWidth, outlineColor, boxShadow, backgroundColor } = getComputedStyle(element);
    return { outline: outlineStyle === 'none' ? 0 : parseFloat(outlineWidth), outlineColor, boxShadow, backgroundColor };
  };
  globalThis.marks = new Map([...document.querySelectorAll('a, button, summary, input, select, [tabindex]')].map((element) => [element, globalThis.look(element)]));
}

/** Runs in the page: what has the focus, and what is wrong with that; null at the end of the way. */
function stopHere() {
  const element = document.activeElement;
  const last = globalThis.lastStop;
  if (element === document.body || element === document.documentElement || globalThis.firstStop === element) return null;
  globalThis.firstStop ??= element;
  globalThis.lastStop = element;
  const problems = [];
  if (last && !(last.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING)) problems.push('comes before the stop before it');
  const boxes = [...element.getClientRects()].filter((box) => box.width > 0 && box.height > 0);
  const seen = boxes.filter((box) => box.right > 0 && box.bottom > 0 && box.left < innerWidth && box.top < innerHeight);
  if (seen.length === 0) problems.push('is not on the screen');
  // WCAG 2.4.11: not hidden behind what sticks; here, not even in part where it is looked at.
  const isOnTop = (box) => {
    const middle = (from, to, end) => (Math.max(from, 0) + Math.min(to, end)) / 2;
    const at = document.elementFromPoint(middle(box.left, box.right, innerWidth), middle(box.top, box.bottom, innerHeight));
    return at && (element.contains(at) || at.contains(element));
  };
  if (seen.length > 0 && !seen.some(isOnTop)) problems.push('lies behind something');
  const [usual, now] = [globalThis.marks.get(element), globalThis.look(element)];
  const isMarked = usual && ((now.outline >= 2 && usual.outline < 2) || (now.boxShadow !== 'none' && now.boxShadow !== usual.boxShadow));
  if (!isMarked) problems.push(`is not marked: ${JSON.stringify(now)}`);
  const part = element.matches('.skip-link') ? 'skip link' : element.closest('body > header, main, body > footer')?.localName;
  return { name: `<${element.localName}> “${element.textContent.trim().slice(0, 40)}”`, part, problems };
}
