// Starting Chromium, and noting what goes wrong while it shows a page.

import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from 'playwright-core';

/** The system's Chromium, or the program that `CHROMIUM` names. Playwright's own browsers are never downloaded. */
const PROGRAM = process.env.CHROMIUM ?? 'chromium';

/** A headless Chromium that calls nobody but the pages do, and that runs as root, as in a container. `more` are switches. */
export async function openBrowser(more = []) {
  return chromium.launch({
    executablePath: findProgram(PROGRAM),
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      ...more,
    ],
  });
}

/**
 * Notes, in the list it returns, whatever a page does wrong while `tab` shows it: errors on the console (violations of
 * the Content-Security-Policy are reported there), exceptions, requests to other hosts, requests that fail.
 */
export function watch(tab, server) {
  const problems = [];
  tab.on('console', (message) => {
    // Failed requests are noted below with their addresses. The console also tells of /favicon.ico, which Chromium asks
    // for once per host: that every page names its icon is checked in the files.
    const isFailedRequest = message.text().startsWith('Failed to load resource');
    if (message.type() === 'error' && !isFailedRequest) problems.push(`console: ${message.text()}`);
  });
  tab.on('pageerror', (error) => problems.push(`exception: ${error.message}`));
  tab.on('request', (request) => {
    if (new URL(request.url()).origin !== server.origin) problems.push(`request to another host: ${request.url()}`);
  });
  tab.on('requestfailed', (request) => {
    const reason = request.failure().errorText;
    // The icon is asked for last, and who goes on to another page meanwhile does not wait for it.
    const isLeftIcon = reason === 'net::ERR_ABORTED' && request.url().endsWith('/favicon.svg');
    if (!isLeftIcon) problems.push(`request failed: ${request.url()} (${reason})`);
  });
  tab.on('response', (response) => {
    // The page's own status is for the test to judge: a page for missing addresses has to come with 404.
    const isPage = response.request().isNavigationRequest();
    if (response.status() >= 400 && !isPage) problems.push(`${response.status()}: ${response.url()}`);
  });
  return problems;
}

/** Where the program `name` is: in the folders of PATH, or in `more`. */
export function findProgram(name, more = []) {
  const folders = [...process.env.PATH.split(delimiter), ...more];
  const places = name.includes('/') ? [name] : folders.map((folder) => join(folder, name));
  const found = places.find(isExecutable);
  if (!found) throw new Error(`no ${name} to run: install it, or name it in CHROMIUM, NGINX_PROGRAM or SOFFICE`);
  return found;
}

function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
