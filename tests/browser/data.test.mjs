// Open data in the hands of those who use it: the same figures in Python's csv, in JSON and in LibreOffice, be that set
// to Vietnamese or to English.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { PROGRAM, SiteFolder } from './preview.mjs';
import { expectNone, openSite } from './site.mjs';
import { openInSpreadsheet, readWithPython } from './spreadsheet.mjs';

const LOCALES = ['vi-VN', 'en-US'];

/** Titles, names and notes that a spreadsheet would like to make something else of. */
const MISTAKEN = ['=1+1', '+84 000', '-5', '@SUM(A1)', '01', '1.234', '1,234', '96,89', '96.89', '12/2024', '3-4-2025', '16:42', '1234e5', 'TRUE', "'tis", 'Tin;=1+1;hết', 'Tin; -5'];

/** Values as articles write them, with as many decimals as there are digits in a group. */
const VALUES = ['1,234', '-0,5', '96,890 %', '1.781.536', '12'];

const FIGURES = VALUES.map((value) => `[[indicators]]\nmeasure = "hộ"\nvalue = "${value}"\nyear = 2023\n`).join('');

const MISTAKABLE_SITE = {
  'bantin.toml': 'title = "Bản tin"\nbase_url = "https://tin.example.vn"\n',
  'content/bai-viet/so-lieu.md': `+++\ntitle = "Số liệu"\ndate = 2026-03-01\nprovince = "Huế"\n${FIGURES}+++\n\nNội dung.\n`,
  ...Object.fromEntries(
    MISTAKEN.map((title, n) => [
      `content/bai-viet/bai-${n}.md`,
      `+++\ntitle = "${title}"\ndate = 2026-03-01\nprovince = "Huế"\nauthor = ["${title}"]\nsummary = "${title}"\n+++\n\nNội dung.\n`,
    ]),
  ),
};

for (const [name, files] of [['the example', null], ['a site of texts that look like figures and formulas', MISTAKABLE_SITE]]) {
  describe(`open data of ${name}`, () => {
    let site, sources, folder;

    before(() => {
      folder = mkdtempSync(join(tmpdir(), 'bantin-data-'));
      if (!files) {
        site = openSite();
        return;
      }
      sources = new SiteFolder(files);
      const output = join(folder, 'public');
      execFileSync(PROGRAM, ['build', '--quiet', '--root', sources.root, '--output', output]);
      site = openSite(output);
    });
    after(() => {
      sources?.remove();
      rmSync(folder, { recursive: true, force: true });
    });

    const tables = () => site.filesEndingIn('.csv').filter((file) => file.startsWith('du-lieu/'));
    const ofJson = (file) => JSON.parse(site.read(file.replace(/csv$/, 'json')));

    test('Python reads from CSV what JSON says', () => {
      assert.ok(tables().length >= 5, `${tables()}`);
      const problems = tables().flatMap((file) => {
        const { meta, rows } = ofJson(file);
        const [header, ...records] = readWithPython(site.path(file));
        assert.deepEqual(header, meta.columns.map((column) => column.name), file);
        assert.equal(records.length, rows.length, file);
        return records.flatMap((record, n) =>
          meta.columns.flatMap((column, at) => {
            const value = rows[n][column.name];
            const read = valueOf(record[at], column.type);
            const same = Array.isArray(value) ? read === value.join('; ') : read === (value ?? '');
            return same ? [] : [`${file}:${n + 2} ${column.name}: ${read} is not ${value}`];
          }),
        );
      });
      expectNone(problems, 'values that differ');
    });

    for (const locale of LOCALES) {
      for (const detects of [false, true]) {
        test(`LibreOffice set to ${locale} reads the same${detects ? ', also when it looks for special numbers' : ''}`, () => {
          const files = tables();
          const sheets = openInSpreadsheet(folder, files.map((file) => site.path(file)), locale, detects);
          const problems = files.flatMap((file, which) => {
            const { meta } = ofJson(file);
            const records = readWithPython(site.path(file));
            const sheet = sheets[which];
            assert.equal(sheet.length, records.length, file);
            const [, ...rows] = sheet;
            return rows.flatMap((row, n) =>
              meta.columns.flatMap((column, at) => {
                const problem = problemOf(row[at], records[n + 1][at], column.type);
                return problem ? [`${file}:${n + 2} ${column.name}: ${problem}`] : [];
              }),
            );
          });
          expectNone(problems, 'cells that differ');
        });
      }
    }
  });
}

test('figures written in one country\'s way would be misread in the other', () => {
  const folder = mkdtempSync(join(tmpdir(), 'bantin-data-'));
  const file = join(folder, 'so.csv');
  writeFileSync(file, '\ufeffvalue\r\n1.234\r\n"1,234"\r\n1234E-3\r\n');
  const read = (locale) => openInSpreadsheet(folder, [file], locale, false)[0].slice(1).map(([cell]) => Number(cell.value));
  assert.deepEqual(LOCALES.map(read), [[1234, 1.234, 1.234], [1.234, 1234, 1.234]]);
  rmSync(folder, { recursive: true });
});

/** What a field means, by the rules of the data dictionary. */
function valueOf(field, type) {
  if (field === '') return '';
  if (type === 'integer' || type === 'decimal') return Number(field);
  if (type === 'boolean') return field === 'true';
  return type === 'text' || type === 'list' ? field.replace(/(^[;\s]*|[;\t\n][;\s]*)'/g, '$1') : field;
}

/** What is wrong with a cell, of which Python reads `field`. */
function problemOf(cell = { kind: 'empty', text: '' }, field, type) {
  const told = `${cell.kind} “${cell.text}” for “${field}”`;
  if (cell.formula !== undefined) return `the formula ${cell.formula}`;
  if (field === '') return cell.kind === 'empty' ? undefined : told;
  switch (type) {
    case 'integer':
    case 'decimal':
      return cell.kind === 'float' && Number(cell.value) === Number(field) ? undefined : told;
    case 'date':
      return (cell.kind === 'date' ? cell.value : cell.text) === field ? undefined : told;
    case 'boolean':
      return cell.text.toLowerCase() === field ? undefined : told;
    case 'datetime':
      // The distance from UTC makes it a text for every spreadsheet.
      return cell.text === field ? undefined : told;
    default:
      return cell.kind === 'string' && plain(cell.text) === plain(field) ? undefined : told;
  }
}

/** LibreOffice's file has no more than one space in a row. */
function plain(text) {
  return text.replace(/\s+/g, ' ').trim();
}
