// What a reader may rely on: the structure of every page, and how the sample pages behave in a browser
// on phones and on desks, with the keyboard, and without scripts.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { openBrowser, watch } from './browser.mjs';
import { kindOf, missingKinds, samplePages } from './kinds.mjs';
import { attribute, expectNone, openSite, serve, textOf } from './site.mjs';

/** 320 is what remains of 1280 at a zoom of 400 %. */
const WIDTHS = [1280, 768, 360, 320];

const site = openSite();
const pages = site.pages.filter((page) => !page.isRedirect);

describe('every page', () => {
  const each = (what, problemsOf) =>
    test(what, () => expectNone(pages.flatMap((page) => problemsOf(page).map((p) => `${page.file}${p}`)), 'pages that break this'));
  const exactlyOne = (name) => (page) => {
    const count = page.all(name).length;
    return count === 1 ? [] : [`: ${count} × <${name}>`];
  };

  each('is of a known kind', (page) => (kindOf(page) ? [] : [`: ${page.address} is new to kinds.mjs`]));
  each('names its language', (page) => (attribute(page.all('html')[0], 'lang') ? [] : [': <html> without lang']));
  each('has a title', (page) => (page.title ? [] : [': no title']));
  each('names its icon', (page) => (page.all('link').some((link) => /\bicon\b/.test(attribute(link, 'rel'))) ? [] : [': no <link rel="icon">']));
  each('has exactly one first-level heading', exactlyOne('h1'));
  each('has exactly one main landmark', exactlyOne('main'));
  each('reserves the room of its pictures and describes them', (page) =>
    page.all('img').flatMap((img) =>
      ['width', 'height', 'alt']
        .filter((name) => attribute(img, name) === undefined || (name !== 'alt' && !/^[1-9]\d*$/.test(attribute(img, name))))
        .map((name) => page.place(img).slice(page.file.length) + ` <img src="${attribute(img, 'src')}"> without ${name}`),
    ),
  );

  each('says what the head cells of its tables are heads of', (page) =>
    page.all('th').filter((cell) => !/^(col|row|colgroup|rowgroup)$/.test(attribute(cell, 'scope'))).map((cell) => `${page.place(cell).slice(page.file.length)} <th> without scope`),
  );
  each('has its headings in order', (page) => {
    const levels = page.all('h1', 'h2', 'h3', 'h4', 'h5', 'h6').map((heading) => Number(heading.tagName[1]));
    return levels.flatMap((level, at) => (level > (levels[at - 1] ?? 0) + 1 ? [`: an <h${level}> follows ${at === 0 ? 'nothing' : `an <h${levels[at - 1]}>`}`] : []));
  });

  test('has a title of its own', () => {
    const seen = new Map();
    const problems = pages.filter((page) => !page.isWindow).flatMap((page) => {
      const first = seen.get(page.title);
      seen.set(page.title, first ?? page.file);
      return first ? [`${page.file} and ${first}: “${page.title}”`] : [];
    });
    expectNone(problems, 'titles used twice');
  });
});

test('the site has a page of every kind', () => expectNone(missingKinds(site), 'kinds without a page'));

describe('in a browser', { concurrency: 2 }, () => {
  let server, browser, context;

  before(async () => {
    server = await serve(site);
    browser = await openBrowser();
    context = await browser.newContext({ reducedMotion: 'reduce' });
  });

  after(async () => {
    await browser?.close();
    await server?.close();
  });

  for (const page of samplePages(site)) {
    test(`${kindOf(page)}: ${page.address}`, () =>
      inTab(context, async (tab) => {
        const problems = watch(tab, server);
        await tab.goto(server.url(page.address));
        problems.push(...(await problemsOfSkipLink(tab)), ...(await problemsOfWidth(tab)));
        expectNone(problems, 'problems');
      }));
  }

  test('a missing address far down shows the page for it, with its style', () =>
    inTab(context, async (tab) => {
      const problems = watch(tab, server);
      const response = await tab.goto(server.url('/bai-viet/2024/08/khong-co/o-day/'));
      assert.equal(response.status(), 404);
      assert.equal(await tab.title(), site.page('/404.html').title);
      expectNone(problems, 'problems');
    }));

  describe('without scripts', () => {
    const article = samplePages(site).find((page) => kindOf(page) === 'article');
    const tabWithoutScripts = async (width, look) => {
      const plain = await browser.newContext({ javaScriptEnabled: false, viewport: { width, height: 800 } });
      try {
        await inTab(plain, async (tab) => {
          await tab.goto(server.url(article.address));
          await look(tab);
        });
      } finally {
        await plain.close();
      }
    };

    test('an article shows its text', () =>
      tabWithoutScripts(1280, async (tab) => {
        const shown = letters(await tab.locator('main').innerText());
        // Controls that only work with a script are `hidden` without it.
        // So is, until it is opened, what a <details> holds.
        const isShut = (box) => attribute(box, 'hidden') !== undefined || (box.tagName === 'details' && attribute(box, 'open') === undefined);
        const isText = (p) => isInside(p, (box) => box.tagName === 'article') && !isInside(p, isShut);
        const paragraphs = article.all('p').filter(isText).map(textOf);
        assert.ok(paragraphs.length > 0, `${article.file} has no <p> in an <article>`);
        expectNone(paragraphs.filter((paragraph) => !shown.includes(letters(paragraph))), 'paragraphs that are not shown');
      }));

    for (const width of [1280, 360]) {
      test(`an article leads to the rest of the site at ${width} px`, () =>
        tabWithoutScripts(width, async (tab) => {
          // On a phone the links may be behind a <details>, which opens without a script.
          const menu = tab.locator('header summary:visible');
          if ((await menu.count()) > 0) await menu.first().click();
          const links = await tab.locator('header nav a:visible').count();
          assert.ok(links >= 3, `the header's navigation shows ${links} links`);
        }));
    }
  });
});

async function inTab(context, look) {
  const tab = await context.newPage();
  try {
    await look(tab);
  } finally {
    await tab.close();
  }
}

/** The first thing that the Tab key reaches must be a link to the main part that can be seen and works. */
async function problemsOfSkipLink(tab) {
  await tab.keyboard.press('Tab');
  const target = await tab.evaluate(() => {
    const link = document.activeElement;
    if (!link.matches('a[href^="#"]')) return { problem: `the first stop of the Tab key is <${link.localName}>, not a skip link` };
    const { left, right, top, bottom } = link.getBoundingClientRect();
    const isShown = right > 0 && bottom > 0 && left < innerWidth && top < innerHeight && right - left > 1 && bottom - top > 1;
    const place = document.getElementById(decodeURIComponent(link.hash.slice(1)));
    if (!isShown) return { problem: 'the skip link is not shown when it has the focus' };
    if (!place?.closest('main')) return { problem: `the skip link leads to ${link.hash}, which is not in <main>` };
    return {};
  });
  if (target.problem) return [target.problem];
  await tab.keyboard.press('Enter');
  await tab.keyboard.press('Tab');
  const isPast = await tab.evaluate(() => {
    const [focus, main] = [document.activeElement, document.querySelector('main')];
    // The body has the focus when nothing after the link takes it.
    return focus === document.body || main.contains(focus) || Boolean(main.compareDocumentPosition(focus) & Node.DOCUMENT_POSITION_FOLLOWING);
  });
  return isPast ? [] : ['after the skip link the Tab key is still before <main>'];
}

async function problemsOfWidth(tab) {
  const problems = [];
  for (const width of WIDTHS) {
    await tab.setViewportSize({ width, height: 800 });
    const wide = await tab.evaluate(widestElement);
    if (wide) problems.push(`at ${width} px the page is ${wide.width} px wide, from ${wide.element}`);
    await tab.evaluate(() => (document.documentElement.dataset.text = '3'));
    const large = await tab.evaluate(widestElement);
    if (large) problems.push(`with the largest text at ${width} px the page is ${large.width} px wide, from ${large.element}`);
    await tab.evaluate(() => (document.documentElement.dataset.text = ''));
  }
  return problems;
}

/** Runs in the page: what makes it scroll sideways, if anything. */
function widestElement() {
  const { scrollWidth, clientWidth } = document.scrollingElement;
  if (scrollWidth <= clientWidth) return null;
  const reach = (element) => element.getBoundingClientRect().right;
  // What scrolls inside a box of its own does not widen the page.
  const scrollsInside = (element) => {
    const box = element.parentElement;
    return box && box !== document.body && (getComputedStyle(box).overflowX !== 'visible' || scrollsInside(box));
  };
  const widest = [...document.body.querySelectorAll('*')].filter((element) => !scrollsInside(element)).reduce((a, b) => (reach(b) > reach(a) ? b : a));
  const name = widest.localName + (widest.id && `#${widest.id}`) + [...widest.classList].map((c) => `.${c}`).join('');
  return { width: scrollWidth, element: `<${name}> “${widest.textContent.trim().slice(0, 40)}”` };
}

function isInside(element, fits) {
  return Boolean(element?.tagName) && (fits(element) || isInside(element.parentNode, fits));
}

/** What was said, whatever the line breaks and capitals in which the style sheet says it. */
function letters(text) {
  return text.replace(/\s+/g, '').toLowerCase();
}
