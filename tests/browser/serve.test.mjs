// The preview in a browser: what an editor sees in open tabs while files are saved.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { openBrowser, watch } from './browser.mjs';
import { preview, SiteFolder, themeFile, until } from './preview.mjs';
import { expectNone } from './site.mjs';

const HUE = 'content/bai-viet/hoc-ba-so.md';
const TAY_NINH = 'content/bai-viet/chu-ky-so.md';
const STYLE = 'themes/toasoan/static/css/toasoan.css';
const STORY = 'themes/toasoan/templates/article.html';

const ABOUT_HUE = '/bai-viet/2026/09/hoc-ba-so/';
const ABOUT_TAY_NINH = '/bai-viet/2026/09/chu-ky-so/';

const PANEL = 'bantin-findings .panel';
const OPENER = 'bantin-findings .opener';

const BOXES = '<details id="hop-1"><summary>Một</summary>Một.</details><details id="hop-2" open><summary>Hai</summary>Hai.</details>';

const article = (title, province, more = '') =>
  `+++\ntitle = "${title}"\ndate = 2026-09-02\nprovince = "${province}"\nsummary = "Tóm tắt."\n${more}+++\n\n` +
  'Xã nào cũng có tổ công nghệ số.\n\n'.repeat(60);

const FILES = {
  'bantin.toml': 'title = "Bản tin"\nbase_url = "https://tin.example.vn"\n',
  [HUE]: article('Học bạ số ở Huế', 'Huế'),
  [TAY_NINH]: article('Chữ ký số về xã', 'Tây Ninh'),
};

describe('bantin serve', { concurrency: 2 }, () => {
  let browser;

  before(async () => (browser = await openBrowser()));
  after(() => browser?.close());

  /** A test with a site, the program that shows it, and tabs. Nothing may go wrong in any tab, and Ctrl+C ends it all. */
  const serveTest = (name, look, files = FILES) =>
    test(name, async () => {
      const folder = new SiteFolder(files);
      const context = await browser.newContext({ reducedMotion: 'reduce' });
      let server, problems;
      try {
        server = await preview(folder);
        problems = await lookAt(context, server, folder, look);
        // The tabs are still open, and with them their streams: nobody closes twenty tabs before Ctrl+C.
        const { code, took } = await server.stop();
        server = null;
        // Elsewhere Ctrl+C cannot be sent by a program.
        if (process.platform !== 'win32') assert.equal(code, 0, 'exit code after Ctrl+C');
        assert.ok(took < 1000, `stopping took ${took} ms`);
      } finally {
        await server?.stop();
        await context.close();
        folder.remove();
      }
      expectNone(problems, 'problems');
    });

  for (const path of ['', '/so']) {
    const below = path && ' of a site below a path';
    const files = { ...FILES, 'bantin.toml': FILES['bantin.toml'].replace('example.vn', `example.vn${path}`) };
    serveTest(`a new title shows on every page${below} that has it, and on no other a thing happens`, async ({ folder, open }) => {
      const [story, province, other] = [await open(ABOUT_HUE), await open('/tinh/hue/'), await open('/tinh/tay-ninh/')];
      const checked = other.nextCheck();
      folder.edit(HUE, 'Học bạ số ở Huế', 'Học bạ số đã có ở Huế');
      await story.shows('Học bạ số đã có ở Huế');
      await province.shows('Học bạ số đã có ở Huế');
      await checked;
      assert.ok(await other.isAsLeft(), 'the page of the other province was reloaded');

      // What it did after its check would have been done by now.
      folder.edit(TAY_NINH, 'Chữ ký số về xã', 'Chữ ký số đã về xã');
      await other.shows('Chữ ký số đã về xã');
      assert.equal(other.nLoads, 2);
    }, files);
  }

  serveTest('a new sentence shows in the article and leaves its province alone', async ({ folder, open }) => {
    const [story, province] = [await open(ABOUT_HUE), await open('/tinh/hue/')];
    const checked = province.nextCheck();
    folder.edit(HUE, 'Xã nào', 'Phường nào');
    await story.shows('Phường nào');
    await checked;
    assert.ok(await province.isAsLeft(), 'the page of the province was reloaded');
    folder.edit(HUE, 'Học bạ số ở Huế', 'Học bạ số đã có ở Huế');
    await province.shows('Học bạ số đã có ở Huế');
    assert.equal(province.nLoads, 2);
  });

  serveTest(
    'a new style comes without a reload, and the reader stays where he was',
    async ({ folder, open }) => {
      const story = await open(ABOUT_HUE);
      await story.tab.evaluate(() => scrollTo(0, 900));
      const style = () => story.tab.evaluate(() => getComputedStyle(document.querySelector('h1')).color);
      for (const [from, to] of [['1, 2, 3', '4, 5, 6'], ['4, 5, 6', '7, 8, 9'], ['7, 8, 9', '1, 2, 3']]) {
        assert.equal(await style(), `rgb(${from})`);
        folder.edit(STYLE, from, to);
        await until(`the heading is rgb(${to})`, async () => (await style()) === `rgb(${to})`);
        await until('the old style is gone', async () => (await story.tab.locator('link[rel=stylesheet]').count()) === 1);
      }
      assert.ok(await story.isAsLeft(), 'the page was reloaded');
      assert.equal(await story.tab.evaluate(() => scrollY), 900);
    },
    { ...FILES, [STYLE]: `${themeFile(STYLE)}\nh1 { color: rgb(1, 2, 3); }\n` },
  );

  serveTest(
    'a reload keeps the place and what is unfolded',
    async ({ folder, open }) => {
      const { tab, shows } = await open(ABOUT_HUE);
      await tab.evaluate(() => {
        document.getElementById('hop-1').open = true;
        document.getElementById('hop-2').open = false;
        scrollTo(0, 900);
      });
      folder.edit(HUE, 'Học bạ số ở Huế', 'Học bạ số đã có ở Huế');
      await shows('Học bạ số đã có ở Huế');
      const place = () => tab.evaluate(() => [scrollY, document.getElementById('hop-1').open, document.getElementById('hop-2').open]);
      await until('all is as it was', async () => String(await place()) === '900,true,false');
      // Only once: who comes again comes anew.
      await tab.goto('about:blank');
      await tab.goto(tab.home);
      assert.deepEqual(await place(), [0, false, true]);
    },
    { ...FILES, [STORY]: themeFile(STORY).replace('{% endblock content %}', `${BOXES}$&`) },
  );

  serveTest('a mistake shows over every page, with its line, and goes when it is mended', async ({ folder, open }) => {
    const pages = [await open(ABOUT_HUE), await open('/'), await open('/tinh/tay-ninh/')];
    folder.edit(HUE, '"Huế"', '"Hueee"');
    for (const { tab } of pages) {
      const text = await panelText(tab);
      assert.match(text, /lỗi\[P01\]: Không có tỉnh, thành phố nào tên “Hueee”\./);
      assert.match(text, /content\/bai-viet\/hoc-ba-so\.md:4:13/);
      assert.match(await tab.locator(`${PANEL} pre`).innerText(), /^4\s*province = "Hueee"$/);
      assert.match(await tab.locator(`${PANEL} mark`).innerText(), /Hueee/);
      const caret = await tab.locator(`${PANEL} mark`).evaluate((mark) => getComputedStyle(mark, '::after').content);
      assert.match(caret, /^"\^+"$/);
    }
    // Pages that are opened now show it too, over the last good version.
    const late = await open(ABOUT_HUE);
    await panelText(late.tab);
    assert.match(await late.tab.locator('h1').innerText(), /Học bạ số ở Huế/);

    folder.edit(HUE, '"Hueee"', '"Huế"');
    for (const page of [...pages, late]) {
      await page.tab.locator(PANEL).waitFor({ state: 'hidden' });
      assert.ok(await page.isAsLeft(), 'the page was reloaded, although it is the same');
    }
  });

  serveTest('a closed panel stays closed until there is something else to say', async ({ folder, open }) => {
    const { tab } = await open(ABOUT_HUE);
    folder.edit(HUE, '"Huế"', '"Hueee"');
    await panelText(tab);
    await tab.keyboard.press('Escape');
    await tab.locator(PANEL).waitFor({ state: 'hidden' });
    await tab.reload();
    await tab.locator(OPENER).waitFor();
    assert.equal(await tab.locator(OPENER).innerText(), '1 lỗi');
    assert.ok(!(await tab.locator(PANEL).isVisible()));

    await tab.locator(OPENER).click();
    await panelText(tab);
    await tab.locator(`${PANEL} button`).click();
    await tab.locator(PANEL).waitFor({ state: 'hidden' });
    folder.edit(HUE, '"Hueee"', '"Huuu"');
    await until('the other mistake is told', async () => (await panelText(tab)).includes('“Huuu”'));
  });

  serveTest('warnings wait behind a button', async ({ folder, open }) => {
    const { tab } = await open(ABOUT_HUE);
    folder.edit(HUE, 'summary = "Tóm tắt."\n', '');
    await tab.locator(OPENER).waitFor();
    assert.equal(await tab.locator(OPENER).innerText(), '1 cảnh báo');
    assert.ok(!(await tab.locator(PANEL).isVisible()));
    await tab.locator(OPENER).click();
    assert.match(await panelText(tab), /cảnh báo\[F02\]/);
    await tab.keyboard.press('Escape');
    await tab.locator(PANEL).waitFor({ state: 'hidden' });
  });

  serveTest('what an editor typed is never markup in the panel', async ({ folder, open }) => {
    const { tab } = await open(ABOUT_HUE);
    const hostile = `'\\"></code><img src=x onerror=\\"hacked=1\\"><script>hacked=1</script>'`.slice(1, -1);
    folder.edit(HUE, '"Huế"', `"${hostile}"`);
    assert.match(await panelText(tab), /<script>hacked=1<\/script>/);
    assert.equal(await tab.locator(`${PANEL} :is(img, script)`).count(), 0);
    assert.equal(await tab.evaluate(() => typeof globalThis.hacked), 'undefined');
  });

  serveTest(
    'a site that is broken from the start shows why, and appears when it is mended',
    async ({ folder, open }) => {
      const { tab, shows } = await open(ABOUT_HUE);
      assert.equal(await tab.locator('h1').innerText(), 'Trang chưa dựng được');
      assert.match(await tab.locator('main').innerText(), /bantin\.toml:1:17/);
      // It is the page, so it does not lie over it once more.
      assert.equal(await tab.locator('bantin-findings').count(), 0);
      folder.edit('bantin.toml', '"Bản tin', 'Bản tin');
      await until('the other mistake is told', async () => (await tab.locator('main').innerText()).includes('title = Bản tin'));
      folder.edit('bantin.toml', 'Bản tin', '"Bản tin"');
      await shows('Học bạ số ở Huế');
    },
    { ...FILES, 'bantin.toml': FILES['bantin.toml'].replace('tin"', 'tin') },
  );

  serveTest(
    'an article that is broken from the start is missing, and comes when it is mended',
    async ({ folder, open }) => {
      const { tab, shows } = await open(ABOUT_HUE);
      await shows('Không tìm thấy trang');
      assert.match(await panelText(tab), /Không có tỉnh, thành phố nào tên “Hueee”/);
      folder.edit(HUE, '"Hueee"', '"Huế"');
      await shows('Học bạ số ở Huế');
      await until('the panel is gone', async () => !(await tab.locator(PANEL).isVisible()));
    },
    { ...FILES, [HUE]: article('Học bạ số ở Huế', 'Hueee') },
  );

  serveTest('a tab follows its article to another address', async ({ folder, open }) => {
    const { tab, shows } = await open(`${ABOUT_HUE}?tu=thu#noi-dung`);
    folder.edit(HUE, 'summary =', 'slug = "hoc-ba-dien-tu"\nsummary =');
    await until('the tab is at the new address', () => tab.url().endsWith('/bai-viet/2026/09/hoc-ba-dien-tu/?tu=thu#noi-dung'));
    await shows('Học bạ số ở Huế');
    folder.edit(HUE, 'Học bạ số ở Huế', 'Học bạ số đã có ở Huế');
    await shows('Học bạ số đã có ở Huế');
  });

  serveTest('a page for a missing address becomes the article that is written for it', async ({ folder, open }) => {
    const { tab, shows } = await open('/bai-viet/2026/09/bai-moi/');
    folder.write('content/bai-viet/bai-moi.md', article('Bài mới', 'Huế'));
    await shows('Bài mới');
    assert.match(tab.url(), /\/bai-moi\/$/);
  });

  serveTest('eight tabs all follow, and listen through one stream', async ({ folder, open, streams }) => {
    const tabs = [];
    for (let n = 0; n < 8; n++) tabs.push(await open(n % 2 ? ABOUT_HUE : '/tinh/hue/'));
    folder.edit(HUE, 'Học bạ số ở Huế', 'Học bạ số đã có ở Huế');
    for (const { shows } of tabs) await shows('Học bạ số đã có ở Huế');
    // All were reloaded, the listening one too: another took over.
    folder.edit(HUE, 'Học bạ số đã có ở Huế', 'Học bạ số của Huế');
    for (const { shows } of tabs) await shows('Học bạ số của Huế');
    // One that closes and one that opens may be seen at once.
    assert.ok(streams.most <= 2, `${streams.most} streams were open at once`);
  });

  serveTest('when the listening tab is closed another one listens', async ({ folder, open, streams }) => {
    const tabs = [await open(ABOUT_HUE), await open(ABOUT_HUE), await open(ABOUT_HUE)];
    await until('somebody listens', () => streams.open.size === 1);
    await tabs[0].tab.close();
    folder.edit(HUE, 'Học bạ số ở Huế', 'Học bạ số đã có ở Huế');
    for (const { shows } of tabs.slice(1)) await shows('Học bạ số đã có ở Huế');
  });

  serveTest('a page that comes out of the history is brought up to date', async ({ folder, open }) => {
    const { tab, shows } = await open(ABOUT_HUE);
    await tab.goto(tab.home.replace(ABOUT_HUE, ABOUT_TAY_NINH));
    folder.edit(HUE, 'Học bạ số ở Huế', 'Học bạ số đã có ở Huế');
    await tab.goBack();
    await shows('Học bạ số đã có ở Huế');
  });
});

/** Lets `look` open tabs and edit; gives what went wrong in them. */
async function lookAt(context, server, folder, look) {
  const problems = [];
  const streams = countStreams(context);
  const open = async (address) => {
    const tab = await context.newPage();
    const found = watch(tab, server);
    problems.push(found);
    const page = {
      tab,
      nLoads: 0,
      shows: (text) => until(`${address} shows “${text}”`, async () => (await tab.locator('main').innerText()).includes(text)),
      /** Whether nothing was loaded since the tab was opened. */
      isAsLeft: () => tab.evaluate(() => globalThis.wasOpened === true),
      /** The answer to the tab's next question how things stand. */
      nextCheck: async () => (await tab.waitForResponse((response) => response.url().includes('/__bantin/state'))).finished(),
    };
    tab.on('request', (request) => (page.nLoads += request.isNavigationRequest() ? 1 : 0));
    tab.home = server.url(address);
    await tab.goto(tab.home);
    await tab.evaluate(() => (globalThis.wasOpened = true));
    return page;
  };
  await look({ folder, open, streams });
  return problems.flat().filter((problem) => !isCutShort(problem));
}

/** A reload cuts short what the page before it still asked for: its stream above all, or its icon. */
function isCutShort(problem) {
  return /^request failed: \S+ \(net::ERR_ABORTED\)$/.test(problem);
}

/** The event streams of all tabs: which are open, and how many were at most at once. */
function countStreams(context) {
  const streams = { open: new Set(), most: 0 };
  const isStream = (request) => new URL(request.url()).pathname.endsWith('/__bantin/events');
  context.on('request', (request) => {
    if (!isStream(request)) return;
    streams.open.add(request);
    streams.most = Math.max(streams.most, streams.open.size);
  });
  for (const end of ['requestfinished', 'requestfailed']) context.on(end, (request) => streams.open.delete(request));
  return streams;
}

async function panelText(tab) {
  await tab.locator(PANEL).waitFor();
  return tab.locator(PANEL).innerText();
}
