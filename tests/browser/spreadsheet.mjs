// A CSV file as LibreOffice opens it on a machine of a given country, and as Python's csv reads it.

import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { findProgram } from './browser.mjs';
import { parseXml } from './xml.mjs';

/** The system's LibreOffice, or the program that `SOFFICE` names. */
const PROGRAM = process.env.SOFFICE ?? 'soffice';

/** Comma, double quote, UTF-8, from line 1, no types of columns, the language of the program's own settings. */
const IMPORT = 'Text - txt - csv (StarCalc):44,34,76,1,,0,false';

/**
 * The rows of each of `files` in a LibreOffice that is set to `locale`, with nothing of the machine's own settings: for
 * each cell what it is (`string`, `float`, `date` …), its value and its text. `detects` is the box "Detect special
 * numbers". What LibreOffice writes goes below `folder`.
 */
export function openInSpreadsheet(folder, files, locale, detects) {
  const profile = join(folder, `profile-${locale}`);
  const output = join(folder, `${locale}-${detects}`);
  mkdirSync(join(profile, 'user'), { recursive: true });
  mkdirSync(output, { recursive: true });
  writeFileSync(join(profile, 'user/registrymodifications.xcu'), settings(locale));
  const words = [`-env:UserInstallation=${pathToFileURL(profile)}`, '--headless', '--norestore'];
  words.push(`--infilter=${IMPORT},${detects}`, '--convert-to', 'fods', '--outdir', output, ...files);
  execFileSync(findProgram(PROGRAM), words, { stdio: 'pipe', timeout: 120_000 });
  return files.map((file) => {
    const sheet = readFileSync(join(output, basename(file).replace(/csv$/, 'fods')), 'utf8');
    const rows = below(parseXml(sheet), 'table-row').map(cells);
    return rows.filter((row) => row.some(({ kind }) => kind !== 'empty'));
  });
}

/** The rows of `file` as Python's csv module gives them. */
export function readWithPython(file) {
  const script = "import csv, json, sys; print(json.dumps(list(csv.reader(open(sys.argv[1], encoding='utf-8-sig', newline='')))))";
  return JSON.parse(execFileSync(findProgram('python3'), ['-c', script, file], { encoding: 'utf8' }));
}

function settings(locale) {
  const namespaces = 'xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema"';
  const setting = `<prop oor:name="ooSetupSystemLocale" oor:op="fuse"><value>${locale}</value></prop>`;
  return `<?xml version="1.0" encoding="UTF-8"?>\n<oor:items ${namespaces}><item oor:path="/org.openoffice.Setup/L10N">${setting}</item></oor:items>\n`;
}

function cells(row) {
  return row.children
    .filter(({ name }) => name === 'table-cell')
    .flatMap(({ attributes, children }) => {
      const of = (name) => Object.entries(attributes).find(([key]) => key.split(':').at(-1) === name)?.[1];
      // LibreOffice says once what several cells side by side hold; thousands of empty ones end a row.
      const n = Math.min(Number(of('number-columns-repeated') ?? 1), 100);
      const cell = {
        kind: of('value-type') ?? 'empty',
        value: of('value') ?? of('date-value'),
        text: children.filter(({ name }) => name === 'p').map(({ text }) => text).join('\n'),
        formula: of('formula'),
      };
      return Array.from({ length: n }, () => cell);
    });
}

function below(element, name) {
  return element.children.flatMap((child) => (child.name === name ? [child] : below(child, name)));
}
