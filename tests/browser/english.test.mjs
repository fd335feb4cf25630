// A small site in English: every kind of page through the Nu HTML Checker and axe-core, as the example goes through them.

import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { PROGRAM } from './preview.mjs';
import { missingKinds } from './kinds.mjs';
import { expectNone, openSite } from './site.mjs';

const SOURCE = join(import.meta.dirname, '../cli/english_site_speaks_english.in');

const folder = mkdtempSync(join(tmpdir(), 'bantin-english-'));
cpSync(SOURCE, join(folder, 'site'), { recursive: true });
execFileSync(PROGRAM, ['build', '--quiet', '--root', join(folder, 'site'), '--output', join(folder, 'public')]);
// The tests of the imported files are known only later, so none of them is the last.
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));

// The checks of the example, over this site.
process.env.BANTIN_SITE = join(folder, 'public');
await import('./html.test.mjs');
await import('./axe.test.mjs');

test('every kind of page is there', () => expectNone(missingKinds(openSite(join(folder, 'public'))), 'kinds'));
