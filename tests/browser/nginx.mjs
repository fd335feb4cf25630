// A real nginx on a free loopback port, with nothing of the machine's own configuration.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findProgram } from './browser.mjs';
import { freePort, until } from './preview.mjs';

/** The system's nginx, or the program that `NGINX_PROGRAM` names. Debian keeps it where only root looks. */
const PROGRAM = process.env.NGINX_PROGRAM ?? 'nginx';

/**
 * Serves `root` by the rules in `rules`, which stand in a server block as a webmaster would put them there, beside a
 * header and a location of her own. All that nginx writes goes below `folder`.
 */
export async function serveWithNginx(folder, root, rules) {
  mkdirSync(folder);
  const file = (name) => join(folder, name);
  const port = await freePort();
  writeFileSync(file('rules.conf'), rules);
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((name) => `  ${name}_temp_path "${file(name)}";\n`);
  writeFileSync(
    file('nginx.conf'),
    `daemon off;\nmaster_process off;\npid "${file('pid')}";\nerror_log "${file('error.log')}" warn;\nevents {}\nhttp {\n` +
      `  access_log off;\n${temporary.join('')}  server {\n    listen 127.0.0.1:${port};\n    server_name localhost;\n` +
      `    root "${root}";\n    add_header Strict-Transport-Security max-age=1 always;\n` +
      `    location /khac/ { return 200 "khac"; }\n    include "${file('rules.conf')}";\n  }\n}\n`,
  );
  const program = spawn(findProgram(PROGRAM, ['/usr/sbin', '/usr/local/sbin']), ['-c', file('nginx.conf'), '-e', file('error.log')]);
  let complained = '';
  program.stderr.on('data', (text) => (complained += text));
  const ended = once(program, 'exit');
  const log = () => complained + (existsSync(file('error.log')) ? readFileSync(file('error.log'), 'utf8') : '');
  const origin = `http://127.0.0.1:${port}`;
  await until('nginx answers', async () => {
    if (program.exitCode !== null) throw new Error(`it ended: ${log()}`);
    return fetch(`${origin}/khac/`);
  }).catch((error) => {
    program.kill();
    throw error;
  });
  return {
    origin,
    /** What nginx has noted, but for files that are not there. */
    complaints: () => log().split('\n').filter((line) => line !== '' && !/\(2: No such file or directory\)/.test(line)),
    async stop() {
      program.kill();
      await ended;
    },
  };
}
