// What a build costs grows with the number of articles and no faster: nothing is done to every article for each of them.
//
// A clean build of two made-up sites, one of them several times as large, counted in instructions on one thread.
// The sites must be of one corpus (`cargo bench --bench corpus`): it has as many provinces, sectors, documents and topics
// whatever its size, so each of these has more articles in the larger one.
//
//   BANTIN=target/release/bantin BANTIN_FEW=SITE BANTIN_MANY=SITE node --test tests/growth/

import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { promisify } from 'node:util';
import { count, grown, read, total } from './instructions.mjs';

/** So many times as many instructions an article as on the small site, and no more. */
const MOST = 1.15;

/** How many functions a failure names. */
const NAMED = 10;

/** 1 November 2026, the day after the last article of the corpus: all of them are published. */
const NOW = '1793491200';

const number = (n) => Math.round(n).toLocaleString('en');

const folder = mkdtempSync(join(tmpdir(), 'bantin-growth-'));
after(() => rmSync(folder, { recursive: true, force: true }));

/**
 * Builds the site in `root`, and returns how many articles it has and what each function cost. A build before that one
 * leaves drawn pictures in the cache of the site: there are as many in a small site, where they would weigh more.
 */
async function profile(root, name) {
  assert.ok(root && process.env.BANTIN, 'BANTIN, BANTIN_FEW and BANTIN_MANY say which program builds which sites');
  const articles = readdirSync(join(root, 'content/bai-viet'), { recursive: true }).filter((file) => file.endsWith('.md'));
  const output = join(folder, name);
  const build = ['build', '--quiet', '--no-sync', '--threads', '1', '--root', root, '--output', output];
  const options = { env: { ...process.env, SOURCE_DATE_EPOCH: NOW }, maxBuffer: 1 << 26 };
  await promisify(execFile)(process.env.BANTIN, build, options);
  rmSync(output, { recursive: true });
  const functions = await count([process.env.BANTIN, ...build], options, join(folder, `${name}.profile`));
  return { articles: articles.length, functions };
}

/** What is said of two profiles: the ratio, and where it comes from if it is too high. */
function judge(few, many) {
  const each = ({ articles, functions }) => total(functions) / articles;
  const ratio = each(many) / each(few);
  const said = [few, many].map((one) => `${number(each(one))} instructions an article at ${number(one.articles)}`);
  const worst = grown(few, many).slice(0, NAMED);
  const lines = worst.map((cost) => `  ${number(cost.few).padStart(12)} → ${number(cost.many).padStart(12)}  ${cost.name}`);
  return {
    ratio,
    said: `${said.join(', ')}: × ${ratio.toFixed(3)}`,
    why: [
      `A build costs × ${ratio.toFixed(3)} as much an article on the larger site, and × ${MOST} is the most: something is`,
      'done more often than once for each article, or a page shows more than one window of a list. The functions that',
      'cost most more, in instructions an article (their own, without what they call; look for who calls them):',
      ...lines,
    ].join('\n'),
  };
}

describe('what a build costs grows as the number of articles does', () => {
  test('an article costs as much in a large site as in a small one', async (t) => {
    const sites = [process.env.BANTIN_FEW, process.env.BANTIN_MANY];
    const [few, many] = await Promise.all(sites.map((root, at) => profile(root, String(at))));
    assert.ok(many.articles >= 2 * few.articles, 'the second site is much larger than the first');
    const verdict = judge(few, many);
    t.diagnostic(verdict.said);
    assert.ok(verdict.ratio <= MOST, verdict.why);
  });
});

describe('the guard', () => {
  const of = (articles, ...lines) => ({ articles, lines: ['events: Ir', 'fl=a.rs', ...lines, 'summary: 1'] });
  const profiles = (...all) =>
    Promise.all(all.map(async ({ articles, lines }) => ({ articles, functions: await read(lines) })));

  test('passes a cost for each article beside one that every site has', async () => {
    const [few, many] = await profiles(of(10, 'fn=parse', '1 60', '2 40', 'fn=theme', '1 50'), of(40, 'fn=parse', '1 400', 'fn=theme', '1 50'));
    assert.ok(judge(few, many).ratio < 1);
  });

  test('names the function that looks at all articles for each of them', async () => {
    const [few, many] = await profiles(of(10, 'fn=parse', '1 100', 'fn=relate', '7 100'), of(40, 'fn=parse', '1 404', 'fn=relate', '7 1600'));
    const { ratio, why } = judge(few, many);
    assert.equal(ratio.toFixed(3), '2.505');
    assert.match(why, /10 → +40 {2}relate\n +10 → +10 {2}parse$/);
  });
});
