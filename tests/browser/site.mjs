// The built site: its files, its parsed pages, the addresses they refer to, and a server that shows it.
//
// Everything here works on the folder alone. What needs a browser is in `browser.mjs`.

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, resolve } from 'node:path';
import { html, parse, parseFragment } from 'parse5';

/**
 * The policy that every page must live under. It is what the site tells its hosts to send
 * (`hosting.test.mjs` compares it with what `bantin headers` prints), and what our server sends.
 */
export const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "font-src 'self'",
  "connect-src 'self'",
  "media-src 'self'",
  "manifest-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
  "object-src 'none'",
].join('; ');

const CONTENT_TYPES = {
  '.avif': 'image/avif',
  '.css': 'text/css; charset=utf-8',
  '.csv': 'text/csv; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.jpeg': 'image/jpeg',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.mp4': 'video/mp4',
  '.pdf': 'application/pdf',
  '.png': 'image/png',
  '.svg': 'image/svg+xml; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
  '.xml': 'application/xml; charset=utf-8',
};

/** The folder to check: `BANTIN_SITE`, else the `public/` that `bantin build` writes at the repository's root. */
export function openSite(folder = process.env.BANTIN_SITE ?? join(import.meta.dirname, '../../public')) {
  if (!existsSync(join(folder, 'index.html'))) {
    throw new Error(`no built site in ${resolve(folder)}: run "bantin build", or name the folder in BANTIN_SITE`);
  }
  return new Site(resolve(folder));
}

class Site {
  constructor(root) {
    this.root = root;
    this.files = new Set(publishedFiles(root));
    this.pages = this.filesEndingIn('.html').map((file) => new Page(this, file));
    this.pageOfFile = new Map(this.pages.map((page) => [page.file, page]));
    this.base = new URL(canonicalAddress(this.page('/')));
  }

  /** Where `file` lies on this disk. */
  path(file) {
    return join(this.root, file);
  }

  /** The text of a file. Bytes that are not UTF-8 are an error, never a replacement character. */
  read(file) {
    return new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(this.path(file)));
  }

  filesEndingIn(ending) {
    return [...this.files].filter((file) => file.endsWith(ending)).sort();
  }

  /** The page at an address below the base, such as `/tinh/`. */
  page(address) {
    return this.pageOfFile.get(this.fileAt(address));
  }

  /** The file that a host answers `address` with, or undefined. `/x` is not `/x/`: that costs the reader a redirect. */
  fileAt(address) {
    const name = decoded(address).slice(1);
    const file = name === '' || name.endsWith('/') ? `${name}index.html` : name;
    return this.files.has(file) ? file : undefined;
  }

  /**
   * Follows `reference` as written in the file at `from`.
   * Gives `{ external }` for another host or scheme, `{ problem }` when it leads nowhere, else `{ file, address }`.
   */
  follow(reference, from) {
    if (!URL.canParse(reference, this.absolute(from))) return { problem: 'is not an address' };
    const target = new URL(reference, this.absolute(from));
    if (target.origin !== this.base.origin) return { external: target };
    if (!target.pathname.startsWith(this.base.pathname)) return { problem: `leaves ${this.base.pathname}` };
    const address = target.pathname.slice(this.base.pathname.length - 1);
    const file = this.fileAt(address);
    if (file === undefined) {
      return { problem: this.fileAt(`${address}/`) ? 'lacks its closing slash' : 'leads to no file' };
    }
    const anchor = decoded(target.hash.slice(1));
    if (anchor !== '' && anchor !== 'top' && !this.#anchors(file).has(anchor)) {
      return { problem: `leads to a page without id="${anchor}"` };
    }
    return { file, address };
  }

  absolute(address) {
    return new URL(address.slice(1), this.base).href;
  }

  /** The names that a fragment may point at: ids of a page or of a drawing. Other files have fragments of their own. */
  #anchors(file) {
    if (file.endsWith('.html')) return this.pageOfFile.get(file).ids;
    if (file.endsWith('.svg')) return new Set(Array.from(this.read(file).matchAll(/\sid="([^"]+)"/g), (m) => m[1]));
    return { has: () => true };
  }
}

/** One HTML file. It is parsed when first asked for, as browsers parse it. */
class Page {
  #site;
  #elements;
  #ids;

  constructor(site, file) {
    this.#site = site;
    this.file = file;
    this.address = `/${file.replace(/(^|\/)index\.html$/, '$1')}`;
  }

  get text() {
    return this.#site.read(this.file);
  }

  /** Every element in document order. */
  get elements() {
    this.#elements ??= elementsOf(parse(this.text, { sourceCodeLocationInfo: true }));
    return this.#elements;
  }

  get ids() {
    this.#ids ??= new Set(this.elements.map((element) => attribute(element, 'id')).filter(Boolean));
    return this.#ids;
  }

  all(...names) {
    return this.elements.filter((element) => names.includes(element.tagName));
  }

  /** The `content` of a named `<meta>`. */
  meta(name) {
    const found = this.all('meta').find((meta) => [attribute(meta, 'name'), attribute(meta, 'property')].includes(name));
    return found && attribute(found, 'content');
  }

  get title() {
    // A <title> inside an inline drawing names the drawing.
    const title = this.all('title').find((element) => element.namespaceURI === html.NS.HTML);
    return title ? textOf(title).trim() : '';
  }

  /** Pages that only send the reader on: old addresses, short addresses. */
  get isRedirect() {
    return this.all('meta').some((meta) => attribute(meta, 'http-equiv')?.toLowerCase() === 'refresh');
  }

  /** The second and later pages of a list. */
  get isWindow() {
    return /\/trang\/\d+\/$/.test(this.address);
  }

  get isHiddenFromSearchEngines() {
    return /noindex/.test(this.meta('robots') ?? '');
  }

  /** `file:line:column` of an element, as compilers print it. */
  place(element) {
    const { startLine, startCol } = element.sourceCodeLocation ?? { startLine: 1, startCol: 1 };
    return `${this.file}:${startLine}:${startCol}`;
  }

  /** Everything in the page that names an address. */
  get references() {
    return referencesIn(this.elements).map((reference) => ({ ...reference, place: this.place(reference.element) }));
  }
}

/** A stray % is kept as it is: it names no file, and the test that asks says so with the place. */
function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function publishedFiles(root) {
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name).slice(root.length + 1).replaceAll('\\', '/'))
    // Dot files (the manifest) belong to the publisher and are never served.
    .filter((file) => !file.split('/').some((part) => part.startsWith('.')));
}

function canonicalAddress(home) {
  const link = home.all('link').find((element) => attribute(element, 'rel') === 'canonical');
  if (!link) throw new Error('the home page has no <link rel="canonical">, so the base URL of the site is unknown');
  return attribute(link, 'href');
}

// ---------------------------------------------------------------------------------------------------------------------
// HTML

export function attribute(element, name) {
  return element.attrs.find((a) => (a.prefix ? `${a.prefix}:${a.name}` : a.name) === name)?.value;
}

export function textOf(node) {
  if (node.nodeName === '#text') return node.value;
  return (node.childNodes ?? []).map(textOf).join('');
}

function elementsOf(node) {
  const below = [...(node.childNodes ?? []), ...(node.content ? [node.content] : [])].flatMap(elementsOf);
  return node.tagName ? [node, ...below] : below;
}

/** The references of a piece of HTML, such as the content of a feed entry. */
export function referencesInFragment(source) {
  return referencesIn(elementsOf(parseFragment(source)));
}

/**
 * Where HTML names addresses. `loads` tells whether the browser asks for the address by itself,
 * which a page of ours must never do at another host.
 */
function referencesIn(elements) {
  return elements.flatMap((element) => referencesOf(element).map((reference) => ({ ...reference, element })));
}

function referencesOf(element) {
  const value = (name) => attribute(element, name);
  const found = [];
  const add = (url, loads) => url !== undefined && found.push({ url: url.trim(), loads });

  switch (element.tagName) {
    case 'a':
    case 'area':
      add(value('href') ?? value('xlink:href'), false);
      break;
    case 'link':
      add(value('href'), /\b(stylesheet|icon|preload|modulepreload|prefetch|preconnect|dns-prefetch|manifest)\b/.test(value('rel')));
      break;
    case 'meta':
      if (/^(og:(url|image|video|audio)|twitter:image)$/.test(value('property') ?? value('name'))) add(value('content'), false);
      if (value('http-equiv')?.toLowerCase() === 'refresh') add(value('content').replace(/^[^=]*=\s*['"]?|['"]$/g, ''), false);
      break;
    case 'use':
    case 'image':
      add(value('href') ?? value('xlink:href'), true);
      break;
    case 'form':
      add(value('action'), false);
      break;
    default:
      add(value('src'), true);
      add(value('poster'), true);
      add(value('data'), element.tagName === 'object');
  }
  for (const set of [value('srcset'), value('imagesrcset')].filter(Boolean)) {
    for (const candidate of set.split(/,\s+|,(?=\/)/)) add(candidate.trim().split(/\s/)[0], true);
  }
  return found;
}

// ---------------------------------------------------------------------------------------------------------------------
// Serving

/** Serves the site on a free loopback port, below the path of its base URL, as a strict and correct host would. */
export async function serve(site) {
  const server = createServer((request, response) => answer(site, request, response));
  await new Promise((ready) => server.listen(0, '127.0.0.1', ready));
  const origin = `http://127.0.0.1:${server.address().port}`;
  return {
    origin,
    /** The loopback URL of an address of the site. */
    url: (address) => origin + site.base.pathname + address.slice(1),
    close: () => new Promise((closed) => server.close(closed)),
  };
}

function answer(site, request, response) {
  const path = new URL(request.url, 'http://localhost').pathname;
  const found = path.startsWith(site.base.pathname) && site.fileAt(path.slice(site.base.pathname.length - 1));
  const file = found || '404.html';
  response.writeHead(found ? 200 : 404, {
    'Content-Type': CONTENT_TYPES[extname(file)] ?? 'application/octet-stream',
    'Content-Security-Policy': CONTENT_SECURITY_POLICY,
    'X-Content-Type-Options': 'nosniff',
  });
  response.end(site.files.has(file) ? readFileSync(site.path(file)) : 'no such page');
}

// ---------------------------------------------------------------------------------------------------------------------
// Reporting

/** Fails a test with all its problems at once, so that one run shows everything there is to repair. */
export function expectNone(problems, what) {
  if (problems.length === 0) return;
  const shown = problems.slice(0, 40).map((problem) => `  ${problem}`);
  if (problems.length > shown.length) shown.push(`  … and ${problems.length - shown.length} more`);
  const error = new Error(`${what}: ${problems.length}\n${shown.join('\n')}`);
  error.stack = error.message; // Where the test failed says nothing; what it found says all.
  throw error;
}
