// Tables that a reader can sort: by mouse and keyboard, in the order of the language, and whole without the script.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openBrowser, watch } from './browser.mjs';
import { expectNone, openSite, serve } from './site.mjs';

const MATRIX = '/so-sanh/';

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

test('a column sorts both ways by keyboard, and says how; totals stay below', () =>
  inTab({}, async (tab) => {
    const problems = watch(tab, server);
    await tab.goto(server.url(MATRIX));
    const before = await rows(tab);
    const last = tab.locator('thead th').last();
    await last.locator('button').focus();

    await tab.keyboard.press('Enter');
    assert.equal(await last.getAttribute('aria-sort'), 'descending');
    const totals = (await rows(tab)).map((row) => row.total);
    assert.deepEqual(totals, [...totals].sort((a, b) => b - a));
    assert.ok(new Set(totals).size > 1, 'the example has rows of different totals');

    await tab.keyboard.press('Space');
    assert.equal(await last.getAttribute('aria-sort'), 'ascending');
    assert.deepEqual((await rows(tab)).map((row) => row.total), [...totals].reverse());

    const names = tab.locator('thead th').first();
    await names.locator('button').click();
    assert.equal(await names.getAttribute('aria-sort'), 'ascending');
    assert.equal(await last.getAttribute('aria-sort'), null);
    assert.deepEqual(await rows(tab), before, 'names are printed in their order');
    assert.equal(await tab.locator('table tr').last().locator('th').innerText(), await last.innerText());
    expectNone(problems, 'problems');
  }));

test('names sort in the order of the printed keys, not of code points', () =>
  inTab({}, async (tab) => {
    await tab.goto(server.url('/tinh/'));
    await tab.locator('.tile-list').first().evaluate((list) => (list.open = true));
    const table = tab.locator('.tile-list table').first();
    const names = () => table.locator('tbody th').allInnerTexts();
    const printed = await names();
    // Đ comes behind D and before E, Thành phố Hồ Chí Minh stands at Hồ Chí Minh.
    const at = (name) => printed.indexOf(name);
    assert.ok(at('Cần Thơ') < at('Đà Nẵng') && at('Đồng Tháp') < at('Gia Lai'));
    assert.ok(at('Hải Phòng') < at('Thành phố Hồ Chí Minh') && at('Thành phố Hồ Chí Minh') < at('Huế'));
    const button = table.locator('thead button').first();
    await button.click();
    await button.click();
    assert.deepEqual(await names(), [...printed].reverse());
  }));

test('a cell without a value is last either way', () =>
  inTab({}, async (tab) => {
    await tab.goto(server.url(MATRIX));
    const column = 1;
    const head = tab.locator('thead th').nth(column);
    const values = () => tab.locator('tbody tr').evaluateAll((all, column) => all.map((row) => row.cells[column].innerText.trim()), column);
    for (const way of ['descending', 'ascending']) {
      await head.locator('button').click();
      assert.equal(await head.getAttribute('aria-sort'), way);
      const shown = await values();
      const blank = shown.indexOf('');
      assert.ok(blank > 0, 'the example has a sector that some provinces lack');
      assert.ok(shown.slice(blank).every((value) => value === ''), `${way}: ${shown}`);
    }
  }));

test('without scripts the table is whole and has no dead buttons', () =>
  inTab({ javaScriptEnabled: false }, async (tab) => {
    await tab.goto(server.url(MATRIX));
    // The box in the masthead leads to lists without scripts.
    assert.equal(await tab.locator('button:visible:not(.site-search button)').count(), 0);
    assert.ok((await tab.locator('tbody tr:visible').count()) > 1);
    assert.equal(await tab.locator('thead th:visible').count(), await tab.locator('tbody tr').first().locator(':scope > *').count());
  }));

async function rows(tab) {
  const texts = await tab.locator('tbody tr').evaluateAll((all) => all.map((row) => [...row.cells].map((cell) => cell.innerText.trim())));
  return texts.map((cells) => ({ name: cells[0], total: Number(cells.at(-1)) }));
}

async function inTab(options, look) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...options });
  try {
    await look(await context.newPage());
  } finally {
    await context.close();
  }
}
