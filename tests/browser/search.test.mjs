// The search page as a reader uses it: by keyboard, with a screen reader, through its addresses, without its script, and
// when something fails. What it finds is the affair of `search-set.test.mjs`.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import axe from 'axe-core';
import { answers, ask, openSearch } from './ask.mjs';
import { openBrowser, watch } from './browser.mjs';
import { expectNone, openSite, serve } from './site.mjs';

const RULES = {
  runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] },
  rules: { 'target-size': { enabled: true } },
};

/** Chromium gives up the icon of a page when the tab goes on. */
const ABORTED = /favicon.*ERR_ABORTED/;

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

/** A test in a browser of its own. Whatever goes wrong in its page (the server sends the site's policy) fails it. */
function searchTest(name, look, { query = '', allowed = ABORTED, ...options } = {}) {
  test(name, async () => {
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, reducedMotion: 'reduce', ...options });
    try {
      const problems = [];
      context.on('page', (tab) => problems.push(watch(tab, server)));
      const tab = await openSearch(context, server, query);
      await look(tab, context);
      expectNone(problems.flat().filter((problem) => !allowed.test(problem)), 'problems');
    } finally {
      await context.close();
    }
  });
}

const status = (tab) => tab.locator('.search-status').innerText();
const options = (tab) => tab.locator('[role=option]');
const addressIn = (tab) => new URL(tab.url()).search;
const active = (tab) =>
  tab.evaluate(() => document.getElementById(document.querySelector('#tim-q').getAttribute('aria-activedescendant'))?.dataset.address);

describe('the box', { concurrency: 2 }, () => {
  searchTest('suggests pages while one types, which arrows choose and Enter opens', async (tab) => {
    const box = tab.locator('#tim-q');
    assert.equal(await box.getAttribute('aria-expanded'), 'false');
    await box.focus();
    await tab.keyboard.type('tay nin');
    await options(tab).first().waitFor();
    assert.equal(await box.getAttribute('aria-expanded'), 'true');
    const n = await options(tab).count();
    assert.ok(n > 1 && n <= 6, `${n} suggestions`);
    assert.match(await options(tab).first().innerText(), /Tây Ninh\s+Tỉnh, thành phố/);
    assert.equal(await active(tab), undefined, 'none is chosen before an arrow is pressed');

    await tab.keyboard.press('ArrowDown');
    assert.equal(await active(tab), '/tinh/tay-ninh/');
    assert.equal(await tab.locator('[role=option][aria-selected=true]').count(), 1);
    await tab.keyboard.press('ArrowUp');
    assert.equal(await active(tab), undefined, 'before the first stands the box');
    await tab.keyboard.press('ArrowUp');
    assert.equal(await tab.locator('[role=option]').last().getAttribute('aria-selected'), 'true', 'and before the box the last');
    await tab.keyboard.press('ArrowDown');
    await tab.keyboard.press('ArrowDown');
    assert.equal(await tab.evaluate(() => document.activeElement.id), 'tim-q', 'the focus stays in the box');
    await Promise.all([tab.waitForURL('**/tinh/tay-ninh/'), tab.keyboard.press('Enter')]);
  });

  searchTest('closes with Escape and keeps what was typed; Enter without a choice asks', async (tab) => {
    const box = tab.locator('#tim-q');
    await box.focus();
    await tab.keyboard.type('da na');
    await options(tab).first().waitFor();
    await tab.keyboard.press('Escape');
    assert.equal(await options(tab).count(), 0);
    assert.equal(await box.getAttribute('aria-expanded'), 'false');
    assert.equal(await box.inputValue(), 'da na');
    await tab.keyboard.press('ArrowDown');
    await options(tab).first().waitFor();
    await tab.keyboard.press('Enter');
    const found = await answers(tab);
    assert.equal(found[0].title, 'Đà Nẵng');
    assert.equal(addressIn(tab), '?q=da+na');
    assert.equal(await options(tab).count(), 0);
  });

  searchTest('takes a suggestion that is pressed, and loses the list with the focus', async (tab) => {
    await tab.locator('#tim-q').focus();
    await tab.keyboard.type('vinh lon');
    await options(tab).first().waitFor();
    await tab.keyboard.press('Tab');
    await tab.locator('.search-suggestions').waitFor({ state: 'hidden' });
    await tab.locator('#tim-q').focus();
    await tab.keyboard.press('ArrowDown');
    await Promise.all([tab.waitForURL('**/tinh/vinh-long/'), options(tab).first().click()]);
  });

  searchTest('stands on every other page and leads here', async (tab) => {
    await tab.goto(server.url('/'));
    const box = tab.getByRole('search').getByRole('searchbox', { name: 'Tìm trên trang này' });
    await box.fill('36 nq tw');
    await box.press('Enter');
    const found = await answers(tab);
    assert.equal(found[0].title, 'Nghị quyết 36-NQ/TW');
    assert.equal(await tab.locator('#tim-q').inputValue(), '36 nq tw');
  });
});

describe('while one types', { concurrency: 2 }, () => {
  searchTest('no file is asked for twice, and none for each letter', async (tab, context) => {
    const files = [];
    context.on('request', (request) => files.push(new URL(request.url()).pathname));
    await tab.locator('#tim-q').focus();
    for (const typed of ['tay', ' ni', 'n', 'h', ' ch', 'u']) {
      await tab.keyboard.type(typed);
      await tab.waitForTimeout(500);
    }
    await options(tab).first().waitFor();
    assert.equal(new Set(files).size, files.length, `${files}`);
    const words = files.filter((path) => /\/(tu|cap)-/.test(path));
    assert.ok(words.length <= 4, `${words}`);
  });

  searchTest('a document is told by what it is about, too', async (tab) => {
    await tab.locator('#tim-q').focus();
    await tab.keyboard.type('749/qd-ttg');
    await options(tab).first().waitFor();
    assert.match(await options(tab).first().innerText(), /Quyết định 749\/QĐ-TTg\s+Văn bản\s+.*Chuyển đổi số quốc gia/);
    assert.equal(await tab.evaluate(() => document.documentElement.scrollWidth), 360);
  }, { viewport: { width: 360, height: 800 } });
});

describe('an answer', { concurrency: 2 }, () => {
  searchTest('is announced with its number, and with the words that nothing has', async (tab) => {
    const found = await ask(tab, 'xyzzy tay ninh');
    assert.ok(found.length > 0);
    assert.match(await status(tab), /^\d+ kết quả cho “xyzzy tay ninh”\. Không nội dung nào có đủ các từ; .* Không nội dung nào có: “xyzzy”\.$/);
    assert.equal(await tab.locator('.search-status').getAttribute('role'), 'status');
    await ask(tab, 'xyzzy');
    assert.match(await status(tab), /^Không tìm thấy gì cho “xyzzy”\./);
    assert.ok(await tab.locator('.search-lists').isVisible(), 'the lists are offered');
    await ask(tab, ' ?! ');
    assert.equal(await status(tab), 'Hãy gõ ít nhất một chữ hay một số.');
  });

  searchTest('says that a document is not there, instead of showing others of its sort', async (tab) => {
    assert.deepEqual(await ask(tab, '1131/QĐ-TTg'), []);
    assert.match(await status(tab), /^Không có văn bản số 1131\/QĐ-TTg\./);
    const [nearest] = await ask(tab, '57-NQ/CP');
    assert.equal(nearest.address, '/van-ban/57-nq-tw-2024/');
    assert.match(await status(tab), /^Không có văn bản số 57-NQ\/CP\. \d+ kết quả .* gần nhất\.$/);
    await ask(tab, 'nghị quyết 57-NQ');
    assert.doesNotMatch(await status(tab), /Không/, 'a number may be typed in part');
  });

  searchTest('says that nobody wrote it with these marks', async (tab) => {
    assert.ok((await ask(tab, 'chuyền đồi')).length > 0);
    assert.match(await status(tab), /Không nội dung nào viết đúng dấu như “đồi”; đây là những cách viết dấu khác\.$/);
    await ask(tab, 'chuyển đổi');
    assert.doesNotMatch(await status(tab), /viết dấu khác/);
  });

  searchTest('reads two pages for their passages at most, and none for who saves data', async (tab, context) => {
    const pages = [];
    context.on('request', (request) => {
      if (request.resourceType() === 'fetch' && !request.url().includes('/chi-muc/')) pages.push(request.url());
    });
    await ask(tab, 'chuyen doi so');
    await tab.waitForTimeout(1000);
    assert.deepEqual(pages, [], 'titles and summaries have the words');
    await ask(tab, 'tram bts');
    await tab.waitForTimeout(1000);
    assert.ok(pages.length > 0 && pages.length <= 2, `${pages}`);
    pages.length = 0;
    await tab.evaluate(() => Object.defineProperty(navigator, 'connection', { value: { saveData: true } }));
    await ask(tab, 'tram bts');
    await tab.waitForTimeout(1000);
    assert.deepEqual(pages, []);
  });

  searchTest('has original marks where none were typed, also in the passage of a long text', async (tab) => {
    await ask(tab, 'chuyen doi so');
    const marks = await tab.locator('.search-results mark').allInnerTexts();
    assert.ok(marks.length > 3);
    assert.ok(marks.every((mark) => mark.toLowerCase() === 'chuyển đổi số'), `${[...new Set(marks)]}`);

    const [found] = await ask(tab, 'tram bts');
    assert.match(found.address, /vinh-long-ha-tang-vien-thong/);
    const excerpt = tab.locator('.search-results li').first().locator('.search-excerpt');
    await excerpt.locator('mark').first().waitFor();
    assert.match(await excerpt.innerText(), /trạm BTS/i);
  });

  searchTest('is an ordered list of articles with kind, place and day', async (tab) => {
    await ask(tab, '608 camera');
    const first = tab.locator('.search-results ol > li > article').first();
    assert.match(await first.locator('.search-kind').innerText(), /^Tin, bài · Tây Ninh · 19\/8\/2024$/);
    assert.equal(await first.locator('time').getAttribute('datetime'), '2024-08-19');
  });

  searchTest('goes on where it was cut, and the focus goes with it', async (tab) => {
    const first = await ask(tab, 'chuyen doi so');
    assert.equal(first.length, 10);
    await tab.getByRole('button', { name: /Xem thêm/ }).press('Enter');
    await tab.locator('.search-results li').nth(10).waitFor();
    const eleventh = tab.locator('.search-results li').nth(10).locator('a');
    assert.ok(await eleventh.evaluate((link) => link === document.activeElement));
    // Whoever opens a result and comes back finds the list as long as it was.
    await eleventh.click();
    await tab.waitForURL((url) => !url.pathname.startsWith('/tim-kiem/'));
    await tab.goBack();
    await answers(tab);
    assert.ok((await tab.locator('.search-results li').count()) > 10);
  });

  searchTest('never makes markup of what was typed', async (tab) => {
    const typed = '<img src=x onerror=alert(1)> tay ninh';
    await ask(tab, typed);
    assert.ok((await status(tab)).includes(typed));
    assert.equal(await tab.locator('main img').count(), 0);
  });
});

describe('the address', { concurrency: 2 }, () => {
  searchTest('asks the question, with its filters', async (tab) => {
    assert.equal(await tab.locator('#tim-q').inputValue(), 'bình định');
    assert.equal(await tab.title(), 'bình định – Tìm kiếm – Bản tin Chuyển đổi số');
    assert.equal(await tab.locator('#tim-kind').inputValue(), 'tin-bai');
    const kinds = await tab.locator('.search-results .search-kind').allInnerTexts();
    assert.ok(kinds.length > 0 && kinds.every((kind) => kind.startsWith('Tin, bài')), `${kinds}`);
  }, { query: '?q=b%C3%ACnh+%C4%91%E1%BB%8Bnh&loai=tin-bai' });

  searchTest('goes back and forward from question to question', async (tab) => {
    await ask(tab, 'tay ninh');
    await ask(tab, 'vinh long');
    await tab.locator('#tim-year').selectOption('2024');
    await answers(tab);
    assert.equal(addressIn(tab), '?q=vinh+long&nam=2024');
    const back = async () => {
      await tab.goBack();
      await answers(tab);
      return [addressIn(tab), await tab.locator('#tim-q').inputValue(), await tab.locator('#tim-year').inputValue()];
    };
    assert.deepEqual(await back(), ['?q=vinh+long', 'vinh long', '']);
    assert.deepEqual(await back(), ['?q=tay+ninh', 'tay ninh', '']);
    assert.match(await status(tab), /“tay ninh”/);
    await tab.goBack();
    await tab.locator('.search-lists').waitFor();
    assert.equal(addressIn(tab), '');
    assert.equal(await status(tab), '');
    await tab.goForward();
    assert.equal((await answers(tab))[0].title, 'Tây Ninh');
  });

  searchTest('with filters alone lists what they leave, the newest first', async (tab) => {
    const days = await tab.locator('.search-results time').evaluateAll((all) => all.map((time) => time.dateTime));
    assert.ok(days.length > 1 && days.every((day) => day.startsWith('2024')), `${days}`);
    assert.match(await status(tab), /^\d+ mục phù hợp với bộ lọc\.$/);
  }, { query: '?nam=2024&loai=tin-bai' });
});

describe('filters', { concurrency: 2 }, () => {
  searchTest('say how many they leave, offer nothing that leaves nothing, and can be cleared', async (tab) => {
    await ask(tab, 'tay ninh');
    const all = Number((await status(tab)).match(/^\d+/));
    const province = tab.getByLabel('Tỉnh, thành phố');
    const labels = await province.locator('option').allInnerTexts();
    assert.equal(labels[0], 'Tất cả');
    assert.ok(labels.slice(1).every((label) => /\([1-9]\d*\)$/.test(label)), `${labels}`);
    const chosen = labels.find((label) => label.startsWith('Tây Ninh'));
    await province.selectOption({ label: chosen });
    await answers(tab);
    assert.equal(addressIn(tab), '?q=tay+ninh&tinh=tay-ninh');
    assert.equal(await status(tab), `${chosen.match(/\d+/)} kết quả cho “tay ninh”.`);
    assert.deepEqual(await province.locator('option').allInnerTexts(), labels, 'one may change to another province');
    await tab.getByRole('button', { name: 'Bỏ bộ lọc' }).click();
    await answers(tab);
    assert.equal(addressIn(tab), '?q=tay+ninh');
    assert.match(await status(tab), new RegExp(`^${all} `));
    assert.equal(await tab.evaluate(() => document.activeElement.id), 'tim-q', 'the button is gone, the focus is not');
  });

  searchTest('are folded away on a narrow screen', async (tab) => {
    await ask(tab, 'tay ninh');
    assert.ok(await tab.getByLabel('Tỉnh, thành phố').isHidden());
    await tab.getByText('Lọc kết quả').click();
    assert.ok(await tab.getByLabel('Tỉnh, thành phố').isVisible());
    assert.equal(await tab.evaluate(() => document.documentElement.scrollWidth), 360);
  }, { viewport: { width: 360, height: 800 } });
});

describe('when something fails', { concurrency: 2 }, () => {
  searchTest('the page says so and offers lists; trying again helps', async (tab, context) => {
    await context.setOffline(true);
    await ask(tab, 'tay ninh');
    assert.match(await status(tab), /^Không tải được dữ liệu tìm kiếm\./);
    assert.ok(await tab.locator('.search-lists').isVisible());
    await context.setOffline(false);
    await tab.getByRole('button', { name: 'Thử lại' }).click();
    await tab.locator('.search-results li').first().waitFor();
    assert.match(await status(tab), /kết quả cho “tay ninh”/);
  }, { allowed: /ERR_INTERNET_DISCONNECTED/ });

  searchTest('an index that is being replaced is asked for once more', async (tab) => {
    let first = true;
    await tab.route('**/tu-*.json*', async (route) => {
      if (!first) return route.continue();
      first = false;
      const answer = await route.fetch();
      await route.fulfill({ response: answer, body: (await answer.text()).replace(/"order":"[^"]+"/, '"order":"0000000000000000"') });
    });
    assert.equal((await ask(tab, 'da nang'))[0].title, 'Đà Nẵng');
    assert.ok(!first);
  });

  test('without the script there are lists, and no box that does nothing', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false, viewport: { width: 360, height: 800 } });
    const tab = await context.newPage();
    await tab.goto(server.url('/tim-kiem/?q=tay+ninh'));
    assert.equal(await tab.locator('main input:visible, main button:visible').count(), 0);
    assert.match(await tab.locator('.search-note').innerText(), /^Ô tìm kiếm cần JavaScript/);
    for (const address of ['/so-do-trang/', '/tinh/da-nang/', '/linh-vuc/y-te/', '/chu-de/', '/van-ban/', '/chi-so/', '/luu-tru/']) {
      assert.ok((await tab.locator(`main a[href="${address}"]`).count()) > 0, address);
    }
    await context.close();
  });
});

test('axe finds nothing before a search, after one, and with the list open', async () => {
  const context = await browser.newContext({ reducedMotion: 'reduce' });
  const found = [];
  try {
    for (const width of [360, 1280]) {
      for (const colorScheme of ['light', 'dark']) {
        const tab = await openSearch(context, server);
        await tab.setViewportSize({ width, height: 800 });
        await tab.emulateMedia({ colorScheme });
        await tab.evaluate(axe.source);
        const look = async (state) => {
          const { violations, incomplete } = await tab.evaluate((rules) => globalThis.axe.run(document, rules), RULES);
          // What the open list covers cannot be measured, nor read.
          const unmeasured = incomplete.filter(({ id }) => id === 'color-contrast' && state !== 'list open');
          for (const { id, nodes } of [...violations, ...unmeasured]) {
            for (const node of nodes) found.push(`${state}, ${width} ${colorScheme}: ${id} ${node.html} ${node.failureSummary}`);
          }
        };
        await look('before');
        await ask(tab, 'tay ninh');
        await look('after');
        await tab.locator('#tim-q').focus();
        await tab.keyboard.type(' ca');
        await options(tab).first().waitFor();
        await tab.keyboard.press('ArrowDown');
        await look('list open');
        await tab.close();
      }
    }
  } finally {
    await context.close();
  }
  expectNone(found, 'violations');
});
