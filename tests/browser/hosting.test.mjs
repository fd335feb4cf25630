// The rules of `bantin headers` in a real nginx: what it answers for every kind of file, and how the pages of the
// example live under them in a browser.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { openBrowser, watch } from './browser.mjs';
import { serveWithNginx } from './nginx.mjs';
import { PROGRAM } from './preview.mjs';
import { attribute, CONTENT_SECURITY_POLICY, expectNone, openSite } from './site.mjs';
import { parseXml } from './xml.mjs';

const EXAMPLE = join(import.meta.dirname, '../..');

const ASK = 'no-cache';
const SHORT = 'public, max-age=600';
const FOREVER = 'public, max-age=31536000, immutable';

/** Files that every site has beside pages, and those that the example has, with what they are and how long they keep. */
const KINDS = [
  ['/', 'text/html; charset=utf-8', ASK],
  ['/index.html', 'text/html; charset=utf-8', ASK],
  ['/404.html', 'text/html; charset=utf-8', ASK],
  ['/feed.xml', 'application/atom+xml; charset=utf-8', SHORT],
  ['/tinh/hue/feed.xml', 'application/atom+xml; charset=utf-8', SHORT],
  ['/feed.json', 'application/feed+json; charset=utf-8', SHORT],
  ['/tinh/hue/feed.json', 'application/feed+json; charset=utf-8', SHORT],
  ['/sitemap.xml', 'application/xml; charset=utf-8', ASK],
  ['/sitemap-1.xml', 'application/xml; charset=utf-8', ASK],
  ['/news-sitemap.xml', 'application/xml; charset=utf-8', ASK],
  ['/robots.txt', 'text/plain; charset=utf-8', ASK],
  ['/logo.svg', 'image/svg+xml; charset=utf-8', ASK],
  ['/hinh/chia-se.png', 'image/png', ASK],
  ['/du-lieu/', 'text/html; charset=utf-8', ASK],
  ['/du-lieu/bai-viet.csv', 'text/csv; charset=utf-8', ASK],
  ['/du-lieu/bai-viet.json', 'application/json; charset=utf-8', ASK],
  [/^css\/toasoan\.[0-9a-f]{8}\.css$/, 'text/css; charset=utf-8', FOREVER],
  [/^favicon\.[0-9a-f]{8}\.svg$/, 'image/svg+xml; charset=utf-8', FOREVER],
  [/^tep\/[0-9a-f]{8}\/.*\.svg$/, 'image/svg+xml; charset=utf-8', FOREVER],
  [/^tep\/[0-9a-f]{8}\/.*\.csv$/, 'text/csv; charset=utf-8', FOREVER],
  // What the example lacks and a site may have: an editor's own files of `static/`.
  ['/so-lieu.json', 'application/json; charset=utf-8', ASK],
  ['/site.webmanifest', 'application/manifest+json; charset=utf-8', ASK],
  ['/bao-cao.20240814.pdf', 'application/pdf', ASK],
  ['/nhac.abcdefg', 'application/octet-stream', ASK],
];

const PROTECTION = {
  'content-security-policy': CONTENT_SECURITY_POLICY.split('; ').sort().join('; '),
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'strict-origin-when-cross-origin',
  'permissions-policy': 'camera=(), microphone=(), geolocation=()',
};

/** What is wrong with the headers that every answer must have. */
function problemsOfProtection(response, address) {
  const sent = { ...Object.fromEntries(response.headers) };
  sent['content-security-policy'] = sent['content-security-policy']?.split('; ').sort().join('; ');
  return Object.entries(PROTECTION)
    .filter(([name, value]) => sent[name] !== value)
    .map(([name]) => `${address}: ${name}: ${sent[name]}`);
}

/** The example with a few files more, built below `base` and served by nginx with the rules that are printed for it. */
async function hosted(base, settings = (text) => text) {
  const folder = mkdtempSync(join(tmpdir(), 'bantin-hosting-'));
  const source = join(folder, 'source');
  for (const part of ['bantin.toml', 'content', 'static']) cpSync(join(EXAMPLE, part), join(source, part), { recursive: true });
  for (const name of ['so-lieu.json', 'site.webmanifest', 'bao-cao.20240814.pdf', 'nhac.abcdefg']) {
    writeFileSync(join(source, 'static', name), '{}\n');
  }
  const file = join(source, 'bantin.toml');
  writeFileSync(file, settings(readFileSync(file, 'utf8')));
  const more = base ? ['--base-url', `https://tinh.example.vn${base}`] : [];
  const run = (...words) => execFileSync(PROGRAM, [...words, '--root', source, ...more], { encoding: 'utf8' });
  const public_ = join(folder, 'www', decodeURI(base));
  mkdirSync(join(public_, '..'), { recursive: true });
  run('build', '--quiet', '--output', public_);
  const rules = run('headers', '--for', 'nginx');
  mkdirSync(join(folder, 'www/.well-known'));
  writeFileSync(join(folder, 'www/.well-known/chung-thu'), 'chung thu');
  const site = openSite(public_);
  const nginx = await serveWithNginx(join(folder, 'nginx'), join(folder, 'www'), rules);
  return {
    site,
    run,
    origin: nginx.origin,
    url: (address) => nginx.origin + base + address,
    get: (address, options) => fetch(nginx.origin + base + address, { redirect: 'manual', ...options }),
    complaints: nginx.complaints,
    async close() {
      await nginx.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Former addresses with those that they lead to, as the pages there say. */
function redirects(site) {
  return site.pages
    .filter((page) => page.isRedirect)
    .map((page) => [page.address, page.references.find(({ element }) => attribute(element, 'http-equiv'))?.url]);
}

for (const base of ['', '/b%C3%A1o/tin']) {
  describe(`nginx with the rules of a site at ${base || 'the root of a host'}`, () => {
    let host;

    before(async () => (host = await hosted(base)));
    after(() => host?.close());

    test('every kind of file comes with its type, its charset and its time', async () => {
      const problems = [];
      for (const [wanted, type, cache] of KINDS) {
        const found = typeof wanted === 'string' ? wanted : `/${[...host.site.files].find((file) => wanted.test(file))}`;
        const response = await host.get(found);
        problems.push(...problemsOfProtection(response, found));
        if (response.status !== 200) problems.push(`${found}: ${response.status}`);
        for (const [name, value] of [['content-type', type], ['cache-control', cache]]) {
          if (response.headers.get(name) !== value) problems.push(`${found}: ${name}: ${response.headers.get(name)}`);
        }
        assert.deepEqual(
          Buffer.from(await response.arrayBuffer()),
          readFileSync(host.site.path(host.site.fileAt(found))),
          `${found} is not the file`,
        );
      }
      expectNone(problems, 'wrong answers');
    });

    test('open data may be read by pages of every site, and nothing else', async () => {
      for (const [address, origin] of [['/du-lieu/tinh.csv', '*'], ['/du-lieu/tinh.json', '*'], ['/du-lieu/', '*'], ['/', null], ['/feed.xml', null]]) {
        assert.equal((await host.get(address)).headers.get('access-control-allow-origin'), origin, address);
      }
    });

    test('what is kept is asked for without being sent again', async () => {
      const tag = (await host.get('/')).headers.get('etag');
      const again = await host.get('/', { headers: { 'If-None-Match': tag } });
      assert.equal(again.status, 304);
      assert.equal(again.headers.get('cache-control'), ASK);
    });

    test('a missing address shows the page for it, with status 404, and is not kept', async () => {
      const page = host.site.read('404.html');
      const problems = [];
      for (const address of ['/khong-co/', '/bai-viet/khong/co.css', '/tep/0a1b2c3d/khong-co.png', '/x/feed.xml', '/%E1%BA%A3nh.svg']) {
        const response = await host.get(address);
        problems.push(...problemsOfProtection(response, address));
        assert.equal(response.status, 404, address);
        assert.equal(response.headers.get('content-type'), 'text/html; charset=utf-8', address);
        assert.equal(response.headers.get('cache-control'), ASK, address);
        assert.equal(await response.text(), page, address);
      }
      expectNone(problems, 'wrong answers');
    });

    test('dot files are not there, whether they are or not', async () => {
      assert.ok(existsSync(host.site.path('.bantin.json')), 'the manifest is on the disk');
      for (const address of ['/.bantin.json', '/%2ebantin.json', '/.git/config', '/tinh/.x/feed.xml', '/.htaccess']) {
        const response = await host.get(address);
        assert.equal(response.status, 404, address);
        assert.equal(await response.text(), host.site.read('404.html'), address);
      }
    });

    test('what renews a certificate is there', async () => {
      const response = await fetch(`${host.origin}/.well-known/chung-thu`);
      assert.equal(await response.text(), 'chung thu');
    });

    test('what has moved leads to where it is, with its query', async () => {
      const all = redirects(host.site);
      assert.ok(all.length > 20, `the example has ${all.length} redirects`);
      const problems = [];
      for (const [from, to] of all) {
        const response = await host.get(`${from}?tu=a&b=%C4%91`);
        problems.push(...problemsOfProtection(response, from));
        const location = response.headers.get('location');
        if (response.status !== 301 || location !== `${to}?tu=a&b=%C4%91`) problems.push(`${from}: ${response.status} ${location}`);
        if ((await host.get(from)).headers.get('location') !== to) problems.push(`${from} without a query`);
        const there = await fetch(host.origin + to);
        if (there.status !== 200) problems.push(`${from} leads to ${to}: ${there.status}`);
      }
      expectNone(problems, 'redirects that do not');
    });

    test('an address without its closing slash is led on within the site', async () => {
      const response = await host.get('/tinh');
      assert.equal(response.status, 301);
      assert.equal(response.headers.get('location'), `${base}/tinh/`);
    });

    if (base) {
      test('the rest of the host is left alone', async () => {
        const response = await fetch(`${host.origin}/khac/`, { redirect: 'manual' });
        assert.equal(response.status, 200);
        for (const name of [...Object.keys(PROTECTION), 'cache-control']) assert.equal(response.headers.get(name), null, name);
        assert.equal(response.headers.get('strict-transport-security'), 'max-age=1');
        const top = await fetch(host.origin + base, { redirect: 'manual' });
        assert.equal(top.headers.get('location'), `${base}/`);
      });
    }

    test('the host can add a header of its own', async () => {
      for (const address of ['/', '/feed.xml']) {
        assert.equal((await host.get(address)).headers.get('strict-transport-security'), 'max-age=1', address);
      }
    });

    test('web.config can be read and says the same', () => {
      const config = parseXml(host.run('headers', '--for', 'iis'));
      assert.equal(config.name, 'configuration');
      const server = config.children.find((child) => child.name === 'system.webServer');
      const below = (element, ...names) => names.reduce((all, name) => all.flatMap((it) => it.children.filter((child) => child.name === name)), [element]);
      const sent = below(server, 'httpProtocol', 'customHeaders', 'add').map(({ attributes: { name, value } }) => [name.toLowerCase(), value]);
      const expected = { ...PROTECTION, 'content-security-policy': sent[0][1] };
      assert.deepEqual(Object.fromEntries(sent), expected);
      const moved = below(config, 'location').filter((location) => below(location, 'system.webServer', 'httpRedirect').length > 0);
      assert.ok(moved.length > 20, `${moved.length} redirects`);
    });

    describe('in a browser', { concurrency: 2 }, () => {
      let browser, context;

      before(async () => {
        browser = await openBrowser();
        context = await browser.newContext();
        await context.addInitScript(() => {
          window.violations = [];
          addEventListener('securitypolicyviolation', (event) => {
            window.violations.push(`${event.violatedDirective}: ${event.blockedURI} ${event.sample}`);
          });
        });
      });
      after(() => browser?.close());

      // The pages are the same below a path; there a few show that nothing leaves it.
      const n = base ? 12 : Infinity;
      const lanes = 4;
      for (let lane = 0; lane < lanes; lane += 1) {
        test(`no page breaks the policy, complains or calls another host (${lane + 1} of ${lanes})`, async () => {
          const pages = host.site.pages.filter((page) => !page.isRedirect);
          const step = Math.max(1, Math.floor(pages.length / n));
          const mine = pages.filter((_, at) => at % step === 0).filter((_, at) => at % lanes === lane);
          assert.ok(mine.length > (base ? 2 : 50), `${mine.length} pages are looked at`);
          const tab = await context.newPage();
          const found = watch(tab, host);
          const problems = [];
          for (const page of mine) {
            const response = await tab.goto(host.url(encodeURI(page.address)), { waitUntil: 'load' });
            found.push(...(await tab.evaluate(() => window.violations)));
            if (response.status() !== 200) found.push(`${response.status()}`);
            // Chromium asks for the icon and for pictures further down when all else is there, and gives up when
            // the tab goes on. A picture that is not there would be a 404.
            const own = found.splice(0).filter((problem) => !/ERR_ABORTED/.test(problem));
            problems.push(...own.map((problem) => `${page.address}: ${problem}`));
          }
          await tab.close();
          expectNone(problems, 'problems');
        });
      }

      test('a violation would be seen', async () => {
        const tab = await context.newPage();
        const problems = watch(tab, host);
        await tab.goto(host.url('/'));
        await tab.evaluate(() => {
          const style = document.createElement('style');
          style.textContent = 'h1 { color: red }';
          document.head.append(style);
          const image = new Image();
          image.src = 'https://elsewhere.example/x.png';
          document.body.append(image);
        });
        await tab.waitForFunction(() => window.violations.length >= 2);
        await tab.close();
        assert.ok(problems.some((problem) => problem.includes('Content Security Policy')), problems.join('\n'));
      });
    });

    test('nginx has nothing to complain about but files that are not there', () => expectNone(host.complaints(), 'complaints'));
  });
}

describe('nginx with a site whose texts have compressed forms', () => {
  let host;

  before(async () => (host = await hosted('', (settings) => `${settings}\n[output]\nprecompress = ["gz", "br"]\n`)));
  after(() => host?.close());

  const asked = (address, encoding) => host.get(address, { headers: { 'accept-encoding': encoding } });

  test('who takes gzip gets the form that is there, with the type and the time of the file', async () => {
    for (const [wanted, type, time] of KINDS) {
      const file = typeof wanted === 'string' ? wanted : `/${[...host.site.files].find((name) => wanted.test(name))}`;
      const name = host.site.fileAt(file);
      if (!host.site.files.has(`${name}.gz`)) continue;
      const response = await asked(file, 'gzip');
      assert.equal(response.headers.get('content-encoding'), 'gzip', file);
      assert.match(response.headers.get('vary') ?? '', /accept-encoding/i, file);
      assert.equal(response.headers.get('content-type').split(';')[0], type.split(';')[0], file);
      assert.equal(response.headers.get('cache-control'), time, file);
      assert.equal(response.headers.get('content-length'), String(statSync(host.site.path(`${name}.gz`)).size), file);
      assert.equal(await response.text(), host.site.read(name), file);
    }
  });

  test('the charset is told with the form, too', async () => {
    for (const address of ['/', '/du-lieu/bai-viet.csv', '/feed.xml']) {
      const response = await asked(address, 'gzip');
      assert.match(response.headers.get('content-type'), /; charset=utf-8$/, address);
    }
  });

  test('who does not take gzip gets the file', async () => {
    const response = await asked('/', 'identity');
    assert.equal(response.headers.get('content-encoding'), null);
    assert.match(response.headers.get('vary') ?? '', /accept-encoding/i);
    assert.equal(await response.text(), host.site.read('index.html'));
  });

  test('nginx has nothing to complain about', () => expectNone(host.complaints(), 'complaints'));
});
