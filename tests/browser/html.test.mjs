// Every page through the Nu HTML Checker, the W3C's validator: one Java process reads the whole site.

import { spawn } from 'node:child_process';
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { test } from 'node:test';
import vnuJar from 'vnu-jar';
import { expectNone, openSite } from './site.mjs';

/**
 * What a message is about, so that the report reads as a list of things to repair.
 * In order: a message is of the first class that fits; the last one takes all that is left.
 */
const CLASSES = [
  { name: 'the checker could read every page', fits: ({ type }) => type === 'non-document-error' },
  {
    name: 'markup is well formed',
    fits: ({ type, message }) =>
      type === 'error' && /tag|nesting|unclosed|end of file|parse|stray|doctype|character reference|entit|code point|encoding/i.test(message) && !isAboutUse(message),
  },
  { name: 'ids are unique', fits: ({ type, message }) => type === 'error' && /\bID\b|“id”/.test(message) },
  { name: 'ARIA is used as its rules demand', fits: ({ message }) => /\baria\b|“aria-|“role”/i.test(message) },
  { name: 'elements and attributes are where they may be', fits: ({ type }) => type === 'error' },
  { name: 'headings and sections make an outline', fits: ({ message }) => /heading|section|article|h1/i.test(message) },
  { name: 'the language is the declared one', fits: ({ message }) => /appears to be written in|lang/i.test(message) },
  { name: 'the checker warns of nothing else', fits: () => true },
];

/** Remarks without consequence for a reader. Each entry says why. */
const WITHOUT_CONSEQUENCE = [
  // Tera templates may close void elements; browsers ignore the slash.
  /^Trailing slash on void elements has no effect/,
];

const site = openSite();
const messages = await check();

for (const { name } of CLASSES) {
  test(name, () => expectNone(messages.filter((message) => classOf(message) === name).map(line), 'messages of the checker'));
}

function isAboutUse(message) {
  return /not allowed (as child|on element)/.test(message);
}

function classOf(message) {
  return CLASSES.find(({ fits }) => fits(message)).name;
}

function line({ url, lastLine = 1, firstColumn, lastColumn = 1, message }) {
  return `${relative(site.root, fileURLToPath(url))}:${lastLine}:${firstColumn ?? lastColumn} ${message}`;
}

async function check() {
  // The files are named one by one: given a folder, the checker chooses by itself, and a folder it finds empty is "valid".
  const files = site.pages.map((page) => site.path(page.file));
  const java = spawn('java', ['-jar', String(vnuJar), '--format', 'json', '--stdout', ...files]);
  const [output, failure] = await Promise.all([text(java.stdout), text(java.stderr), new Promise((end) => java.on('close', end))]);
  if (!output.startsWith('{')) throw new Error(`the HTML checker gave no report: ${failure || output}`);
  return JSON.parse(output).messages.filter(({ message }) => !WITHOUT_CONSEQUENCE.some((pattern) => pattern.test(message)));
}

async function text(stream) {
  const chunks = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}
