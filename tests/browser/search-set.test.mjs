// The acceptance set of the search: what readers type finds what it should, with marks and without.
//
// Runs on the example and on a made-up site of 1,000 articles, whose built folder BANTIN_CORPUS names:
//
//     cargo bench --bench corpus -- --articles 1000 --out DIR && bantin build --root DIR --output $BANTIN_CORPUS

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { ask, openSearch } from './ask.mjs';
import { openBrowser } from './browser.mjs';
import { PROGRAM, SiteFolder } from './preview.mjs';
import { EVERYWHERE, EXAMPLE, MADE_UP } from './search-set.mjs';
import { expectNone, openSite, serve } from './site.mjs';

/** How many results count, and how often both forms of a question must have the same. */
const FIRST = 3;
const AGREEMENT = 0.95;

let browser;
before(async () => (browser = await openBrowser()));
after(() => browser?.close());

/** Asks `site` something with `look`, in a tab with the search page. */
async function onSite(site, look, query) {
  const server = await serve(site);
  const context = await browser.newContext();
  try {
    await look(await openSearch(context, server, query));
  } finally {
    await context.close();
    await server.close();
  }
}

async function firstOf(tab, question) {
  const found = await ask(tab, question);
  return found.slice(0, FIRST).map(({ address }) => decodeURI(address));
}

test('the set has at least 70 questions', () => assert.ok(EVERYWHERE.length + EXAMPLE.length >= 70));

for (const [name, folder, questions] of [
  ['the example', undefined, [...EVERYWHERE, ...EXAMPLE]],
  ['a site of 1,000 articles', process.env.BANTIN_CORPUS ?? '', [...EVERYWHERE, ...MADE_UP]],
]) {
  describe(name, () => {
    const site = () => {
      assert.notEqual(folder, '', 'BANTIN_CORPUS has to name the folder of a built site, see above');
      return openSite(folder);
    };

    test(`what is asked for is among the first ${FIRST}, in either form, and both have the same`, (t) =>
      onSite(site(), async (tab) => {
        const [missed, differing] = [[], []];
        for (const [one, other, expected] of questions) {
          const [ofOne, ofOther] = [await firstOf(tab, one), await firstOf(tab, other)];
          for (const [form, found] of [[one, ofOne], [other, ofOther]]) {
            if (found.length === 0) missed.push(`“${form}” finds nothing`);
            else if (expected && !found.includes(expected)) missed.push(`“${form}” finds ${found.join(' ')} instead of ${expected}`);
          }
          if (new Set([...ofOne, ...ofOther]).size > Math.max(ofOne.length, ofOther.length)) {
            differing.push(`“${one}”: ${ofOne.join(' ')}\n      “${other}”: ${ofOther.join(' ')}`);
          }
        }
        expectNone(missed, 'questions without their answer');
        const agreement = 1 - differing.length / questions.length;
        t.diagnostic(`${questions.length} questions in two forms, agreement of ${agreement.toFixed(3)}`);
        assert.ok(agreement >= AGREEMENT, `agreement of ${agreement.toFixed(3)}:\n  ${differing.join('\n  ')}`);
      }));
  });
}

describe('a site made to mislead', () => {
  const head = (title, day, more = '') => `+++\ntitle = "${title}"\ndate = 2026-09-${day}\nprovince = "Huế"\nsummary = "Tóm tắt."\n${more}+++\n\n`;
  const files = {
    'bantin.toml': 'title = "Bản tin"\nbase_url = "https://tin.example.vn"\n',
    // All three syllables in the title, none of them meant; and newer.
    'content/bai-viet/theo-doi.md': `${head('Chuyển sổ tay theo dõi số bệnh nhân sang bản giấy', '20')}Theo dõi, theo dõi: chuyển sổ, số đo, dõi theo.\n`,
    'content/bai-viet/doi-thoai.md': `${head('Đội tuyển chuyên môn có số điện thoại', '21')}Đội chuyển số liệu, số người theo dõi.\n`,
    'content/bai-viet/phuong-an.md': `${head('Phương án của xã', '02')}Một lần nhắc tới chuyển đổi số ở cuối bài dài.\n`,
    'content/bai-viet/khong-dau.md': `${head('Ghi chep khong dau', '22')}chuyen doi so viet khong dau.\n`,
    'content/bai-viet/da-nang.md': `${head('Đã nặng tay với đà tăng', '23')}Đã nâng cấp, kỹ năng đã có, đá nặng.\n`,
  };
  let folder, site;

  before(() => {
    folder = new SiteFolder(files);
    const output = join(folder.root, 'public');
    execFileSync(PROGRAM, ['build', '--quiet', '--root', folder.root, '--output', output], { stdio: 'ignore' });
    site = openSite(output);
  });
  after(() => folder?.remove());

  // The built-in documents have the phrase in their names; only what is filed under Huế was written to mislead.
  const inHue = (look) => onSite(site, look, '?tinh=hue');
  const titles = async (tab, question) => (await ask(tab, question)).map(({ title }) => title);

  test('“chuyen doi so” puts the words beside each other before scattered ones', () =>
    inHue(async (tab) => {
      for (const question of ['chuyen doi so', 'chuyển đổi số']) {
        const found = await titles(tab, question);
        const phrase = found.indexOf('Phương án của xã');
        assert.ok(phrase >= 0, `${question}: ${found}`);
        for (const other of ['Chuyển sổ tay theo dõi số bệnh nhân sang bản giấy', 'Đội tuyển chuyên môn có số điện thoại']) {
          const at = found.indexOf(other);
          assert.ok(at < 0 || at > phrase, `${question}: ${found}`);
        }
      }
    }));

  test('whoever types marks gets the texts with these marks first, and those without still', () =>
    inHue(async (tab) => {
      const found = await titles(tab, 'chuyển đổi số');
      assert.ok(found.indexOf('Phương án của xã') < found.indexOf('Ghi chep khong dau'), `${found}`);
      assert.ok(found.includes('Ghi chep khong dau'), `${found}`);
    }));

  test('Đà Nẵng is found where nothing is told of it', () =>
    onSite(site, async (tab) => {
      for (const question of ['da nang', 'Đà Nẵng', 'DA NANG', 'đà nẵng ']) {
        assert.equal((await titles(tab, question))[0], 'Đà Nẵng', question);
      }
    }));

  test('marks that are typed apart from their letters are the same', () =>
    onSite(site, async (tab) => {
      assert.deepEqual(await titles(tab, 'chuyển đổi số'.normalize('NFD')), await titles(tab, 'chuyển đổi số'));
    }));
});
