// Every sample page through axe-core, in the ways in which a reader may meet it: by light and in the dark, on a desk
// and on a phone, at a zoom of 200 %, with the largest text and high contrast switched on.

import { after, before, describe, test } from 'node:test';
import axe from 'axe-core';
import { openBrowser } from './browser.mjs';
import { kindOf, samplePages } from './kinds.mjs';
import { expectNone, openSite, serve } from './site.mjs';

/** 640 is what remains of 1280 at a zoom of 200 %. */
const STATES = [
  { width: 1280 },
  { width: 360 },
  { width: 640, text: '3', contrast: 'more' },
  { width: 360, text: '3', contrast: 'more' },
];
const SCHEMES = ['light', 'dark'];

const AA = {
  least: 4.5,
  runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] },
  // WCAG 2.2 demands it, axe-core leaves it off.
  rules: { 'target-size': { enabled: true } },
  resultTypes: ['violations', 'incomplete'],
};

/** High contrast is what it says: 7 to 1. */
const AAA = { ...AA, least: 7, rules: { ...AA.rules, 'color-contrast-enhanced': { enabled: true } } };

const site = openSite();
let server, browser, context;

before(async () => {
  server = await serve(site);
  browser = await openBrowser();
  // Nothing moves, so that no colour is measured half-way through a transition.
  context = await browser.newContext({ reducedMotion: 'reduce' });
});

after(async () => {
  await browser?.close();
  await server?.close();
});

describe('accessibility', { concurrency: 2 }, () => {
  for (const page of samplePages(site)) {
    test(`${kindOf(page)}: ${page.address}`, async () => expectNone(await violations(page), 'violations'));
  }
});

async function violations(page) {
  const tab = await context.newPage();
  try {
    await tab.goto(server.url(page.address));
    // Evaluated by the debugger, so the page's policy need not allow it.
    await tab.evaluate(axe.source);
    const found = new Map();
    for (const { width, text = '', contrast = '' } of STATES) {
      for (const colorScheme of SCHEMES) {
        await tab.setViewportSize({ width, height: 800 });
        await tab.emulateMedia({ colorScheme });
        await tab.evaluate((settings) => Object.assign(document.documentElement.dataset, settings), { text, contrast });
        for (const violation of await violationsNow(tab, contrast ? AAA : AA)) {
          const state = [width, colorScheme, ...(contrast ? ['large text, high contrast'] : [])].join(' ');
          found.set(violation, [...(found.get(violation) ?? []), state]);
        }
      }
    }
    return [...found].map(([violation, states]) => `[${states.join(', ')}] ${violation}`);
  } finally {
    await tab.close();
  }
}

async function violationsNow(tab, { least, ...rules }) {
  const { violations, incomplete } = await tab.evaluate((rules) => globalThis.axe.run(document, rules), rules);
  // Where axe-core cannot measure a contrast (over a picture, a gradient) nobody would: that is a fault of the design.
  const unmeasured = incomplete.filter(({ id }) => id === 'color-contrast');
  const told = [...violations, ...unmeasured].flatMap(({ id, nodes }) =>
    nodes
      .filter((node) => id !== 'color-contrast' || !/^<(text|tspan)\b/.test(node.html))
      .map((node) => `${id} ${node.target.join(' ')}\n    ${advice(node)}`),
  );
  return [...told, ...(await tab.evaluate(faintTextsOfCharts, least))];
}

/**
 * The texts in inline SVG whose contrast is below `least`. axe-core takes any SVG for a picture and measures nothing in it;
 * in our charts letters stand on the ground of the page.
 */
function faintTextsOfCharts(least) {
  const numbers = (colour) => colour.match(/[\d.]+/g).map(Number);
  const luminance = (colour) => {
    const [r, g, b] = numbers(colour).map((n) => (n / 255 <= 0.04045 ? n / 255 / 12.92 : ((n / 255 + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const groundOf = (element) => {
    const { backgroundColor } = getComputedStyle(element);
    return numbers(backgroundColor)[3] === 0 && element.parentElement ? groundOf(element.parentElement) : backgroundColor;
  };
  const ratio = (text) => {
    const [dark, light] = [getComputedStyle(text).fill, groundOf(text)].map(luminance).sort((a, b) => a - b);
    return (light + 0.05) / (dark + 0.05);
  };
  return [...document.querySelectorAll('svg text')]
    .filter((text) => ratio(text) < least)
    .map((text) => `contrast of ${ratio(text).toFixed(2)}: ${text.outerHTML}`);
}

/** What axe-core advises, on one line. */
function advice(node) {
  return node.failureSummary.replace(/^Fix (any|all) of the following:\s*/gm, '').split('\n').map((part) => part.trim()).filter(Boolean).join('; ');
}
