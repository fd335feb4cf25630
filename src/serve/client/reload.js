// Keeps one tab of the preview up to date, and shows what is wrong with the site.
//
// In: the facts on its own <script> tag, the server's stream of revisions, and its answers about this tab's address.
// A revision is a name, not a number: it is only ever compared for being another one, since a server that was started
// anew counts anew. What a page is made of is the server's business; here are only fingerprints.

(() => {
  'use strict';

  const { base, lang, ...facts } = document.currentScript.dataset;
  /** What this tab shows: `revision`, the fingerprints `page`, `files` and `styles`, and the counts of findings. */
  const own = { ...facts, errors: Number(facts.errors), warnings: Number(facts.warnings) };
  const bantin = (path) => `${base}/__bantin/${path}`;
  const isVisible = () => document.visibilityState === 'visible';

  // ------------------------------------------------------------------------------------------------ following the site

  let checking = false;
  let checkAgain = false;
  let leaving = false;

  /** Somebody heard of `revision`. A hidden tab waits until it is looked at: twenty tabs must not reload at once. */
  function hear(revision) {
    if (revision !== own.revision && isVisible()) check();
  }

  /** Asks how things stand and follows. Calls that come during a check become one further check. */
  async function check() {
    checkAgain = true;
    if (checking) return;
    checking = true;
    while (checkAgain && !leaving) {
      checkAgain = false;
      try {
        const answer = await fetch(bantin(`state?page=${encodeURIComponent(location.pathname)}`), { cache: 'no-store' });
        if (answer.ok) follow(await answer.json());
        else setTimeout(check, 1500);
      } catch {
        // The server is gone. When it is back the stream tells of another revision than ours.
      }
    }
    checking = false;
  }

  function follow({ moved, sheets, ...state }) {
    if (moved) {
      leave(moved, () => location.replace(moved + location.search + location.hash));
    } else if (state.page !== own.page || state.files !== own.files) {
      leave(location.href, () => location.reload());
    } else {
      if (state.styles !== own.styles) swapSheets(sheets);
      Object.assign(own, state);
      showFindings();
    }
  }

  function leave(address, go) {
    leaving = true;
    if (!standing) keepPlace(new URL(address, location).pathname);
    go();
  }

  /** `/css/a.1f2e3d4c.css` is the style sheet `/css/a.css`. */
  const logicalName = (path) => path.replace(/\.[0-9a-f]{8}(?=\.css$)/, '');
  const pathOf = (address) => new URL(address, location).pathname;

  /** The new sheet comes in beside the old, which goes when the new one is there: the page is never without. */
  function swapSheets(sheets) {
    for (const path of sheets.map(pathOf)) {
      const links = [...document.querySelectorAll('link[rel~="stylesheet"]')];
      const old = links.filter((link) => logicalName(pathOf(link.href)) === logicalName(path));
      if (old.length === 0 || pathOf(old.at(-1).href) === path) continue;
      const fresh = old.at(-1).cloneNode();
      fresh.href = path;
      fresh.onload = () => old.forEach((link) => link.remove());
      fresh.onerror = () => fresh.remove();
      old.at(-1).after(fresh);
    }
  }

  // --------------------------------------------------------------------------------------------- where the reader was

  /** Writes to the tab's own store, or does without where it is full or forbidden. */
  function keep(key, value) {
    try {
      sessionStorage.setItem(key, value);
    } catch {}
  }

  function kept(key) {
    try {
      return sessionStorage.getItem(key);
    } catch {
      return null;
    }
  }

  function keepPlace(path) {
    const open = [...document.querySelectorAll('details')].map((details) => details.open);
    keep(`bantin:place:${path}`, JSON.stringify({ left: scrollX, top: scrollY, open }));
  }

  /** Once: who comes back to the address later starts at the top. */
  function restorePlace() {
    const key = `bantin:place:${location.pathname}`;
    const place = JSON.parse(kept(key));
    if (!place) return;
    sessionStorage.removeItem(key);
    document.querySelectorAll('details').forEach((details, at) => (details.open = place.open[at] ?? details.open));
    // A theme may scroll smoothly; here nothing should be seen to move.
    scrollTo({ left: place.left, top: place.top, behavior: 'instant' });
  }

  // -------------------------------------------------------------------------------------------- the stream of revisions

  /** Ends what `join` began. */
  let part = () => {};

  function join() {
    // Locks exist on https and on this computer, not at a plain address of the local network.
    part = navigator.locks ? joinOthers() : listenAlone();
  }

  /** Calls `tell` with every revision but our own. Gives a function that closes the stream. */
  function openStream(tell) {
    let source, timer;
    const open = () => {
      source = new EventSource(bantin(`events?after=${encodeURIComponent(own.revision)}`));
      source.onmessage = ({ data }) => tell(data);
      // A lost connection the browser takes up again by itself, but it gives up after an answer that is no stream.
      source.onerror = () => {
        if (source.readyState === EventSource.CLOSED) timer = setTimeout(open, 2000);
      };
    };
    open();
    return () => {
      clearTimeout(timer);
      source.close();
    };
  }

  /**
   * One tab of all listens and tells the others: a browser holds six connections to a server, and each stream is one.
   * The lock makes the choice, and another when the chosen tab goes.
   */
  function joinOthers() {
    const name = `bantin:${base}`;
    const channel = new BroadcastChannel(name);
    const parting = new AbortController();
    /** The newest revision that the listening tab knows of; null in all others. */
    let latest = null;
    const announce = () => channel.postMessage(latest);

    // Null asks what is new, everything else is the answer. A tab that comes asks, and a tab that begins to listen says
    // what it knows, so that nothing is lost between the old listener and the new one.
    channel.onmessage = ({ data }) => {
      if (data !== null) hear(data);
      else if (latest !== null) announce();
    };
    const listen = () =>
      new Promise((release) => {
        if (parting.signal.aborted) return release();
        latest = own.revision;
        announce();
        const close = openStream((revision) => {
          latest = revision;
          announce();
          hear(revision);
        });
        parting.signal.onabort = () => {
          close();
          release();
        };
      });
    // Rejected when we part before our turn came, which is as it should be.
    navigator.locks.request(name, { signal: parting.signal }, listen).catch(() => {});
    channel.postMessage(null);
    return () => {
      parting.abort();
      channel.close();
    };
  }

  /** A stream of our own for as long as the tab is looked at. */
  function listenAlone() {
    let close = () => {};
    const turn = () => {
      close();
      close = isVisible() ? openStream(hear) : () => {};
    };
    document.addEventListener('visibilitychange', turn);
    turn();
    return () => {
      document.removeEventListener('visibilitychange', turn);
      close();
    };
  }

  // --------------------------------------------------------------------------------------------------------- findings

  const count = (n, one, many = one) => (n > 0 ? [`${n.toLocaleString(lang)} ${n === 1 ? one : many}`] : []);
  const words = {
    vi: {
      broken: 'Chưa dựng được bản mới',
      brokenLead: 'Trang đang hiện là bản dựng được gần nhất. Sửa lỗi rồi lưu tệp, trang sẽ tự cập nhật.',
      sound: 'Bản mới đã dựng xong, còn vài chỗ nên xem lại',
      close: 'Đóng',
      counts: () => [...count(own.errors, 'lỗi'), ...count(own.warnings, 'cảnh báo')].join(', '),
    },
    en: {
      broken: 'The new version could not be built',
      brokenLead: 'You see the last good version. Mend the errors and save; the page will follow by itself.',
      sound: 'The new version is built; a few things deserve a look',
      close: 'Close',
      counts: () => [...count(own.errors, 'error', 'errors'), ...count(own.warnings, 'warning', 'warnings')].join(', '),
    },
  }[lang];

  /** Where the findings stand when they are the page: there never was a site to show. */
  const standing = document.querySelector('[data-bantin-findings]');
  let panel = null;

  /** Brings panel and button to what is known of the site; they go when nothing is wrong any more. */
  async function showFindings() {
    if (standing) {
      await fillWithFindings(standing);
      return showMarks(standing);
    }
    if (own.errors + own.warnings > 0) panel ??= buildPanel();
    panel?.label();
    const isWanted = own.errors > 0 || (own.warnings > 0 && panel.openedByHand);
    if (!isWanted) return panel?.close();
    const findings = await fillWithFindings(panel.box);
    // What was closed stays closed until there is something else to say, also after a reload.
    if (findings !== null && kept('bantin:closed') !== fingerprint(findings)) panel.open();
  }

  /** Gives the findings, or null when the server is gone or news came meanwhile. */
  async function fillWithFindings(box) {
    const { revision } = own;
    try {
      const answer = await fetch(bantin('problems'), { cache: 'no-store' });
      const findings = await answer.text();
      if (!answer.ok || revision !== own.revision) return null;
      // Made by the server, where everything that somebody typed is escaped.
      if (box.findings !== findings) box.innerHTML = findings;
      return (box.findings = findings);
    } catch {
      return null;
    }
  }

  /** Lines longer than their box are within reach of the keyboard, and scrolled to what is marked in them. */
  function showMarks(box) {
    for (const line of box.querySelectorAll('pre')) {
      if (line.scrollWidth <= line.clientWidth) continue;
      line.tabIndex = 0;
      const mark = line.querySelector('mark');
      if (mark.offsetLeft + mark.offsetWidth > line.clientWidth) line.scrollLeft = mark.offsetLeft - line.clientWidth / 3;
    }
    // What is folded up has no size yet.
    box.querySelector('details:not([open])')?.addEventListener('toggle', () => showMarks(box), { once: true });
  }

  function fingerprint(text) {
    let hash = 0;
    for (let at = 0; at < text.length; at++) hash = (Math.imul(hash, 31) + text.charCodeAt(at)) | 0;
    return `${text.length}:${hash}`;
  }

  /** The panel, and the button that stands for it while it is closed. Behind a shadow root no theme can spoil them. */
  function buildPanel() {
    const host = document.createElement('bantin-findings');
    host.lang = lang;
    host.hidden = true;
    const root = host.attachShadow({ mode: 'open' });
    root.innerHTML = `
      <link rel="stylesheet">
      <button type="button" class="opener"></button>
      <section class="panel" aria-labelledby="title" tabindex="0" hidden>
        <header>
          <p class="title" id="title"></p>
          <p class="counts" role="alert"></p>
          <button type="button" class="close">${words.close}</button>
        </header>
        <p class="lead"></p>
        <div class="box"></div>
      </section>`;
    const [style, region, box, opener] = ['link', 'section', '.box', '.opener'].map((part) => root.querySelector(part));
    const put = (name, text) => (root.querySelector(name).textContent = text);
    let isStyled = false;

    const built = {
      box,
      openedByHand: false,
      label() {
        const isBroken = own.errors > 0;
        host.hidden = !isStyled || own.errors + own.warnings === 0;
        host.classList.toggle('broken', isBroken);
        put('.title', isBroken ? words.broken : words.sound);
        put('.lead', isBroken ? words.brokenLead : '');
        put('.counts', words.counts());
        opener.textContent = words.counts();
      },
      open() {
        [region.hidden, opener.hidden] = [false, true];
        showMarks(box);
      },
      close() {
        [region.hidden, opener.hidden] = [true, false];
        built.openedByHand = false;
      },
    };
    const dismiss = () => {
      const hadFocus = document.activeElement === host;
      keep('bantin:closed', fingerprint(box.findings ?? ''));
      built.close();
      if (hadFocus) opener.focus();
    };
    root.querySelector('.close').onclick = dismiss;
    opener.onclick = async () => {
      await fillWithFindings(box);
      built.open();
      // Mended errors close the panel; warnings that somebody wants to read stay.
      built.openedByHand = own.errors === 0;
      region.focus();
    };
    // Wherever the focus is: nobody should have to look for the button first.
    document.addEventListener('keydown', (event) => {
      if (event.key === 'Escape' && !event.defaultPrevented && !region.hidden && !host.hidden) dismiss();
    });
    // Shown when it has its style, not before.
    style.onload = () => {
      isStyled = true;
      built.label();
      showMarks(box);
    };
    style.href = bantin('overlay.css');
    document.documentElement.append(host);
    return built;
  }

  // ------------------------------------------------------------------------------------------------------------- start

  restorePlace();
  join();
  if (standing) showMarks(standing);
  else showFindings();
  document.addEventListener('visibilitychange', () => isVisible() && check());
  addEventListener('pagehide', () => part());
  addEventListener('pageshow', ({ persisted }) => {
    if (!persisted) return;
    leaving = false;
    join();
    check();
  });
})();
