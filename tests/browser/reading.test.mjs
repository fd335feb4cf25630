// What a reader sets and does: size of text and contrast, print, share, copy, cite; and that nothing of it is shown,
// or missed, without the script. What is printed looks like a printed article.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, test } from 'node:test';
import { openBrowser, watch } from './browser.mjs';
import { kindOf } from './kinds.mjs';
import { attribute, expectNone, openSite, serve, textOf } from './site.mjs';

/** Bytes of the script without its comments and the spaces that lines begin with: what a minifier leaves is less. */
const MOST_SCRIPT = 3000;

const site = openSite();
const articles = site.pages.filter((page) => kindOf(page) === 'article');
/** One with a table, a chart or figures: much to print. */
const article = articles.find((page) => page.all('table').length > 0);
const title = textOf(article.all('h1')[0]).trim();
let server, browser;

before(async () => {
  server = await serve(site);
  browser = await openBrowser();
});

after(async () => {
  await browser?.close();
  await server?.close();
});

describe('display', () => {
  const fontSize = (tab) => tab.evaluate(() => parseFloat(getComputedStyle(document.documentElement).fontSize));
  const ground = (tab) => tab.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const button = (tab, name) => tab.getByRole('button', { name });

  test('the size of the text is remembered over a reload and on other pages, and can be taken back', () =>
    inTab({}, async (tab) => {
      const problems = watch(tab, server);
      await tab.goto(server.url(article.address));
      const usual = await fontSize(tab);
      assert.equal(await button(tab, 'Cỡ chữ thường').getAttribute('aria-pressed'), 'true');

      await button(tab, 'Tăng cỡ chữ').focus();
      await tab.keyboard.press('Enter');
      await tab.keyboard.press('Space');
      const large = await fontSize(tab);
      assert.ok(large > usual * 1.25, `${usual} px became ${large} px`);
      assert.equal(await tab.getByRole('status').innerText(), `Cỡ chữ ${Math.round((100 * large) / usual)}%`);
      assert.equal(await button(tab, 'Tăng cỡ chữ').getAttribute('aria-pressed'), 'true');
      assert.equal(await button(tab, 'Cỡ chữ thường').getAttribute('aria-pressed'), 'false');

      await tab.reload();
      assert.equal(await fontSize(tab), large);
      await tab.goto(server.url('/'));
      assert.equal(await fontSize(tab), large);
      assert.equal(await button(tab, 'Tăng cỡ chữ').getAttribute('aria-pressed'), 'true');

      await button(tab, 'Cỡ chữ thường').click();
      assert.equal(await fontSize(tab), usual);
      await button(tab, 'Giảm cỡ chữ').click();
      assert.ok((await fontSize(tab)) < usual);
      expectNone(problems, 'problems');
    }));

  test('however often it is asked for, the text stays within reason', () =>
    inTab({}, async (tab) => {
      await tab.goto(server.url('/'));
      const usual = await fontSize(tab);
      for (let n = 0; n < 9; n++) await button(tab, 'Tăng cỡ chữ').click();
      assert.equal(await fontSize(tab), usual * 1.5);
      for (let n = 0; n < 20; n++) await button(tab, 'Giảm cỡ chữ').click();
      assert.equal(await fontSize(tab), usual * 0.875);
    }));

  for (const colorScheme of ['light', 'dark']) {
    test(`high contrast is remembered, in ${colorScheme} colours`, () =>
      inTab({ colorScheme }, async (tab) => {
        await tab.goto(server.url(article.address));
        const usual = await ground(tab);
        const contrast = button(tab, 'Tương phản cao');
        assert.equal(await contrast.getAttribute('aria-pressed'), 'false');
        await contrast.click();
        const high = await ground(tab);
        assert.notEqual(high, usual);
        assert.equal(await contrast.getAttribute('aria-pressed'), 'true');
        await tab.goto(server.url('/'));
        assert.equal(await ground(tab), high);
        assert.equal(await contrast.getAttribute('aria-pressed'), 'true');
        await contrast.click();
        assert.equal(await ground(tab), usual);
      }));
  }

  test('the choice is there at the first paint, and no line moves afterwards', () =>
    inTab({}, async (tab) => {
      await tab.addInitScript(() => {
        localStorage.setItem('bantin.text', '2');
        localStorage.setItem('bantin.contrast', 'more');
        globalThis.shifts = [];
        // Nothing is painted before the body is there.
        new MutationObserver(() => (globalThis.atFirst ??= document.body && { ...document.documentElement.dataset })).observe(document, { childList: true, subtree: true });
        new PerformanceObserver((list) => globalThis.shifts.push(...list.getEntries().map((entry) => entry.value))).observe({ type: 'layout-shift', buffered: true });
      });
      await tab.goto(server.url(article.address), { waitUntil: 'load' });
      await tab.evaluate(() => new Promise((next) => requestAnimationFrame(() => setTimeout(next, 100))));
      assert.deepEqual(await tab.evaluate(() => globalThis.shifts), []);
      assert.deepEqual(await tab.evaluate(() => globalThis.atFirst), { text: '2', contrast: 'more' });
    }));

  test('what a browser remembers amiss, or forbids to remember, does no harm', () =>
    inTab({}, async (tab) => {
      const problems = watch(tab, server);
      await tab.addInitScript(() => {
        localStorage.setItem('bantin.text', '"><b>');
        localStorage.setItem('bantin.contrast', 'x');
      });
      await tab.goto(server.url('/'));
      assert.equal(await fontSize(tab), 16);
      await tab.addInitScript(() => {
        Object.defineProperty(globalThis, 'localStorage', { get: () => { throw new DOMException('forbidden', 'SecurityError'); } });
      });
      await tab.reload();
      await button(tab, 'Tăng cỡ chữ').click();
      assert.equal(await fontSize(tab), 18);
      await button(tab, 'Tương phản cao').click();
      assert.equal(await button(tab, 'Tương phản cao').getAttribute('aria-pressed'), 'true');
      expectNone(problems, 'problems');
    }));
});

describe('tools of an article', () => {
  test('the address is copied', () =>
    inTab({ permissions: ['clipboard-read', 'clipboard-write'] }, async (tab) => {
      const problems = watch(tab, server);
      await tab.goto(server.url(article.address));
      const copy = tab.locator('button[data-copy]').first();
      assert.equal(await copy.innerText(), 'Sao chép liên kết');
      await copy.click();
      await tab.getByRole('status').getByText('Đã sao chép').waitFor({ state: 'attached' });
      assert.equal(await tab.evaluate(() => navigator.clipboard.readText()), site.absolute(article.address));
      assert.equal(await copy.innerText(), 'Đã sao chép');
      assert.ok(await copy.evaluate((button) => button === document.activeElement));
      expectNone(problems, 'problems');
    }));

  test('on a host without https it is copied, too', () =>
    inTab({ permissions: ['clipboard-read', 'clipboard-write'] }, async (tab) => {
      await tab.addInitScript(() => {
        globalThis.clipboard = navigator.clipboard;
        Object.defineProperty(navigator, 'clipboard', { value: undefined });
      });
      await tab.goto(server.url(article.address));
      await tab.locator('button[data-copy]').first().click();
      await tab.getByRole('status').getByText('Đã sao chép').waitFor({ state: 'attached' });
      assert.equal(await tab.evaluate(() => globalThis.clipboard.readText()), site.absolute(article.address));
    }));

  test('where nothing may be copied, nothing is said to be', () =>
    inTab({}, async (tab) => {
      await tab.addInitScript(() => {
        Object.defineProperty(navigator, 'clipboard', { value: undefined });
        document.execCommand = () => false;
      });
      await tab.goto(server.url(article.address));
      const copy = tab.locator('button[data-copy]').first();
      await copy.click();
      assert.equal(await copy.innerText(), 'Sao chép liên kết');
      assert.equal(await tab.getByRole('status').innerText(), '');
    }));

  test('the citation names author, year, title, site, day and the address that never changes', () =>
    inTab({ permissions: ['clipboard-read', 'clipboard-write'] }, async (tab) => {
      await tab.goto(server.url(article.address));
      assert.ok(await tab.locator('#trich-dan').isHidden());
      await tab.getByText('Trích dẫn', { exact: true }).click();
      const citation = await tab.locator('#trich-dan').innerText();
      const permanent = citation.match(/, ngày \d{1,2}\/\d{1,2}\/\d{4}, (\S+)$/)?.[1] ?? assert.fail(citation);
      assert.match(citation, /^[^“]+ \(\d{4}\), “/);
      assert.ok(citation.includes(title.replaceAll('“', '‘').replaceAll('”', '’')), citation);
      const short = site.page(new URL(permanent).pathname.slice(site.base.pathname.length - 1));
      assert.ok(short?.isRedirect && short.address.startsWith('/b/'), permanent);
      await tab.getByRole('button', { name: 'Sao chép trích dẫn' }).click();
      await tab.getByRole('status').getByText('Đã sao chép').waitFor({ state: 'attached' });
      assert.equal(await tab.evaluate(() => navigator.clipboard.readText()), citation);

      await tab.goto(server.url(short.address));
      await tab.waitForURL(server.url(article.address));
    }));

  test('sharing is offered where the browser can, with title and address', () =>
    inTab({}, async (tab) => {
      await tab.addInitScript(() => {
        navigator.share = (what) => {
          globalThis.shared = what;
          return Promise.reject(new DOMException('closed', 'AbortError'));
        };
      });
      const problems = watch(tab, server);
      await tab.goto(server.url(article.address));
      await tab.getByRole('button', { name: 'Chia sẻ' }).click();
      assert.deepEqual(await tab.evaluate(() => globalThis.shared), { title, url: site.absolute(article.address) });
      expectNone(problems, 'problems');

      const plain = await tab.context().newPage();
      await plain.addInitScript(() => Object.defineProperty(Navigator.prototype, 'share', { value: undefined }));
      await plain.goto(server.url(article.address));
      assert.ok(await plain.locator('button[data-share]').isHidden());
      assert.ok(await plain.locator('button[data-print]').isVisible());
    }));

  test('the print button prints', () =>
    inTab({}, async (tab) => {
      await tab.addInitScript(() => (globalThis.print = () => (globalThis.printed = true)));
      await tab.goto(server.url(article.address));
      await tab.getByRole('button', { name: 'In bài' }).click();
      assert.ok(await tab.evaluate(() => globalThis.printed));
    }));

  test('a letter and Facebook are plain links, and nobody is asked before one is followed', () => {
    const problems = articles.flatMap((page) => {
      const told = textOf(page.all('h1')[0]).trim().normalize();
      const [letter, facebook] = ['mailto:?', 'https://www.facebook.com/'].map((start) => page.all('a').map((a) => attribute(a, 'href')).find((href) => href?.startsWith(start)));
      if (!letter || !facebook) return [`${page.file}: no letter, or no link to Facebook`];
      const fields = new URLSearchParams(letter.slice('mailto:?'.length).replaceAll('+', '%2B'));
      const found = [];
      if (fields.get('subject') !== told) found.push(`${page.file}: the letter is about “${fields.get('subject')}”, not “${told}”`);
      if (fields.get('body') !== `${told}\r\n${site.absolute(page.address)}`) found.push(`${page.file}: the letter says “${fields.get('body')}”`);
      if (new URL(facebook).searchParams.get('u') !== site.absolute(page.address)) found.push(`${page.file}: Facebook is told ${facebook}`);
      if (page.references.some(({ url, loads }) => loads && /facebook|zalo/.test(url))) found.push(`${page.file}: asks somebody before a click`);
      return found;
    });
    expectNone(problems, 'problems');
  });

  test('without scripts no dead button is shown, and letter, Facebook and citation work', () =>
    inTab({ javaScriptEnabled: false }, async (tab) => {
      await tab.goto(server.url(article.address));
      // The box in the masthead leads to lists without scripts.
      const dead = tab.locator('button:visible:not(.site-search button)');
      assert.deepEqual(await dead.allInnerTexts(), []);
      assert.ok(await tab.locator('a[href^="mailto:"]:visible').count());
      assert.ok(await tab.locator('a[href*="facebook.com/sharer"]:visible').count());
      await tab.getByText('Trích dẫn', { exact: true }).click();
      assert.ok(await tab.locator('#trich-dan').isVisible());
      assert.deepEqual(await dead.allInnerTexts(), []);
    }));

  test('the script is small', () => {
    const [file] = site.filesEndingIn('.js').filter((name) => /(^|\/)reading\./.test(name));
    const bare = readFileSync(site.path(file), 'utf8').replace(/^\s*\/\/.*\n|\/\*[^]*?\*\//gm, '').replace(/^\s+/gm, '');
    assert.ok(Buffer.byteLength(bare) <= MOST_SCRIPT, `${file}: ${Buffer.byteLength(bare)} bytes`);
  });
});

describe('every article', () => {
  test('has a short address that leads to it', () => {
    const ids = site.pages.filter((page) => page.isRedirect && /^\/b\/[a-z0-9]{8}\/$/.test(page.address));
    const led = new Set(ids.map((page) => site.follow(page.references.find(({ url }) => url.includes('/bai-viet/')).url, page.address).address));
    expectNone(articles.map((page) => page.address).filter((address) => !led.has(address)), 'articles without a short address');
  });
});

describe('on paper', () => {
  const printed = (address, look) =>
    inTab({ colorScheme: 'dark' }, async (tab) => {
      await tab.addInitScript(() => {
        localStorage.setItem('bantin.text', '3');
        localStorage.setItem('bantin.contrast', 'more');
      });
      await tab.goto(server.url(address));
      await tab.emulateMedia({ media: 'print' });
      await look(tab);
    });

  test('an article is ink on white, whatever the reader chose for the screen', () =>
    printed(article.address, async (tab) => {
      const style = await tab.evaluate(() => {
        const of = (selector, property) => getComputedStyle(document.querySelector(selector))[property];
        return { ground: of('body', 'backgroundColor'), ink: of('.prose', 'color'), size: of('html', 'fontSize') };
      });
      assert.deepEqual(style, { ground: 'rgb(255, 255, 255)', ink: 'rgb(0, 0, 0)', size: '16px' });
    }));

  test('no navigation and no button is printed; title, day, source, site and address are', () =>
    printed(article.address, async (tab) => {
      assert.deepEqual(await tab.locator(':is(nav, button, summary, .story-tools):visible').allInnerTexts(), []);
      const shown = (await tab.locator('body').innerText()).replace(/\s+/g, ' ');
      for (const text of [title, await tab.locator('.story-meta time').first().textContent(), await tab.locator('.source').textContent(), site.absolute(article.address)]) {
        assert.ok(shown.includes(text.replace(/\s+/g, ' ').trim()), `“${text}” is not printed`);
      }
    }));

  test('a link that leads outside says where, one within the site does not', () =>
    printed(article.address, async (tab) => {
      const behind = await tab.evaluate(() => {
        const prose = document.querySelector('.prose');
        prose.insertAdjacentHTML('beforeend', '<p><a href="https://chinhphu.vn/x">ngoài</a> <a href="/tinh/">trong</a></p>');
        return [...prose.lastElementChild.children].map((a) => getComputedStyle(a, '::after').content);
      });
      assert.match(behind[0], /https:\/\/chinhphu\.vn\/x|attr\(href\)/);
      assert.equal(behind[1], 'none');
    }));

  for (const address of [article.address, '/tinh/tay-ninh/', '/chi-so/ho-co-cap-quang/', '/so-sanh/']) {
    test(`no table, chart or picture is cut: ${address}`, () =>
      printed(address, async (tab) => {
        // Width of A4 within the margins of the style sheet.
        await tab.setViewportSize({ width: 672, height: 980 });
        const cut = await tab.evaluate(() =>
          [...document.querySelectorAll('main :is(table, figure, svg, img, pre)')]
            .filter((element) => element.checkVisibility())
            .filter((element) => element.getBoundingClientRect().right > innerWidth + 1)
            .map((element) => `<${element.localName} class="${element.getAttribute('class') ?? ''}"> ends at ${element.getBoundingClientRect().right} of ${innerWidth} px`),
        );
        expectNone(cut, 'parts that paper cuts off');
        const pdf = await tab.pdf({ format: 'A4', preferCSSPageSize: true });
        assert.ok(pdf.length > 10_000, 'there is something on the paper');
      }));
  }
});

async function inTab(options, look) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...options });
  try {
    await look(await context.newPage());
  } finally {
    await context.close();
  }
}
