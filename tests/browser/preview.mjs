// A small site in a folder of its own, shown by the program itself, and edited while it is looked at.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** The program: `BANTIN`, else what `cargo build --release` makes. */
export const PROGRAM = process.env.BANTIN ?? join(import.meta.dirname, '../../target/release/bantin');

/** Starting, building and stopping together stay far below this. */
const PATIENCE = 8000;

/** Waits until `holds` gives something true, and gives that. What `holds` throws on the way is told if it never does. */
export async function until(what, holds, patience = PATIENCE) {
  const end = Date.now() + patience;
  for (let last; ; await new Promise((next) => setTimeout(next, 25))) {
    try {
      last = await holds();
      if (last) return last;
    } catch (error) {
      last = error.message;
    }
    if (Date.now() > end) throw new Error(`did not happen: ${what} (last: ${last})`);
  }
}

/** The text of a file of the theme that is in the program; `path` is where a site puts its own. */
export function themeFile(path) {
  return readFileSync(join(import.meta.dirname, '../..', path), 'utf8');
}

/** The files of a site, which a test edits as an editor would. */
export class SiteFolder {
  constructor(files) {
    this.root = mkdtempSync(join(tmpdir(), 'bantin-serve-'));
    for (const [path, text] of Object.entries(files)) this.write(path, text);
  }

  write(path, text) {
    mkdirSync(dirname(join(this.root, path)), { recursive: true });
    writeFileSync(join(this.root, path), text);
  }

  edit(path, from, to) {
    const text = readFileSync(join(this.root, path), 'utf8');
    if (!text.includes(from)) throw new Error(`${path} does not hold “${from}”`);
    this.write(path, text.replace(from, () => to));
  }

  remove() {
    rmSync(this.root, { recursive: true, force: true });
  }
}

/** Starts `bantin serve` on a free port and waits until it says where. */
export async function preview(folder) {
  if (!existsSync(PROGRAM)) throw new Error(`no ${PROGRAM}: build it, or name the program in BANTIN`);
  const program = spawn(PROGRAM, ['serve', '--root', folder.root, '--port', String(await freePort())]);
  let [said, complained] = ['', ''];
  program.stdout.on('data', (text) => (said += text));
  program.stderr.on('data', (text) => (complained += text));
  const ended = once(program, 'exit');
  const address = await until('the program says where the site is', () => {
    if (program.exitCode !== null) throw new Error(`it ended: ${complained || said}`);
    return said.match(/http:\/\/[^\s/]+\/\S*/)?.[0];
  }).catch((error) => {
    program.kill();
    throw error;
  });
  return {
    origin: new URL(address).origin,
    /** The URL of an address of the site. */
    url: (path) => address + path.slice(1),
    /** Stops the program as Ctrl+C does. Gives how it ended, and after how many milliseconds. */
    async stop() {
      const from = Date.now();
      program.kill('SIGINT');
      const overdue = setTimeout(() => program.kill('SIGKILL'), 5000);
      const [code, signal] = await ended;
      clearTimeout(overdue);
      return { code, signal, took: Date.now() - from };
    },
  };
}

export async function freePort() {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
}
