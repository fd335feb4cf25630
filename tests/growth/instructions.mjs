// How many instructions a program takes, function by function.
//
// In: a command. Out: a Map from the name of a function to the instructions in it itself, not in those it calls, counted
// by valgrind. Unlike times, they are the same however busy the machine is.

import { execFile } from 'node:child_process';
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';

/** Runs `command` under valgrind, which writes what it counts to `file`. */
export async function count(command, options, file) {
  const tool = ['--tool=cachegrind', '--cache-sim=no', `--cachegrind-out-file=${file}`, '--quiet'];
  await promisify(execFile)(process.env.VALGRIND_PROGRAM ?? 'valgrind', [...tool, ...command], options);
  return read(createInterface({ input: createReadStream(file) }));
}

/** Adds up the lines of a profile: `fn=` begins a function, and a line of code is its number and its instructions. */
export async function read(lines) {
  const functions = new Map();
  let name;
  for await (const line of lines) {
    if (line.startsWith('fn=')) {
      name = line.slice(3);
    } else if (/^\d/.test(line)) {
      functions.set(name, (functions.get(name) ?? 0) + Number(line.split(' ')[1]));
    }
  }
  return functions;
}

/** All instructions together. */
export function total(functions) {
  return [...functions.values()].reduce((sum, n) => sum + n, 0);
}

/**
 * The functions that cost more an article on the larger site, the one that adds most first. A profile is
 * `{ articles, functions }`.
 */
export function grown(few, many) {
  const each = ({ articles, functions }, name) => (functions.get(name) ?? 0) / articles;
  const costs = [...many.functions.keys()].map((name) => ({ name, few: each(few, name), many: each(many, name) }));
  return costs.filter((cost) => cost.many > cost.few).sort((a, b) => b.many - b.few - (a.many - a.few));
}
