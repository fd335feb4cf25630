// The search of /tim-kiem/: reads the index that was made with the site, a few small files a question.
//
// Files of the index (the folder is data-index of #tim-kiem): muc-luc.json says how many parts there are and has the
// facets; tu-HHH.json has words, cap-HHH.json pairs of neighbours, trang-HHHH.json what a result shows. A list of entries
// is a string of numbers: 0…9 and A…V hold 5 bits with more to come, code units 93…124 the last ones. The words of the
// interface are data attributes of #tim-kiem. Nothing of the index or of a page becomes markup.

(() => {
  'use strict';

  const root = document.getElementById('tim-kiem');
  if (!root) return;

  const SHOWN = 10; // results at a time
  const SUGGESTED = 6;
  const LOOKED_INTO = 2; // results whose pages are read for a better excerpt
  const ENOUGH = 3; // with fewer entries that have all words, those with some are shown too
  const WORDS = 12; // of a question; less than 16
  const FEW = 5; // words of a question that are all looked up alone, too
  const SHORT = 45; // letters of a title that says little, such as the number of a document
  const PAUSE = 300; // ms without typing before suggestions are made, and before pages of results are read

  // ------------------------------------------------------------------------------------------------------------ text

  const WORD = /[\p{L}\p{M}\p{N}]+/gu;
  const BEHIND_A_NUMBER = /^(\d{4}|nq|nd|qd|qh\d*|kh|ct|ctr|tt|tb|bc|kl|hd|da|cv|ttr)$/;

  /** Without marks. */
  const bare = (text) => text.normalize('NFD').replace(/\p{M}+/gu, '').replace(/[đð]/g, 'd');

  /** The key under which all spellings of a syllable are found. */
  const fold = (term) => bare(term).replace(/^([hklmst]|qu)y$/, '$1i');

  /** With marks, in one spelling: “hoà” is “hòa”. */
  const spell = (text) =>
    text
      .normalize('NFD')
      .toLowerCase()
      .replace(/(?<!q)(o(?=[ae])|u(?=y))(.)([\u0300\u0301\u0303\u0309\u0323])(?![\p{L}\p{M}])/gu, '$1$3$2')
      .normalize('NFC');

  /** The part of an address that stands for a label. */
  const slug = (label) => bare(label.toLowerCase()).replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-|-$/g, '');

  const wordsOf = (text) =>
    Array.from(text.matchAll(WORD), ({ 0: word, index }) => {
      const term = spell(word);
      return { text: word, from: index, to: index + word.length, term, key: fold(term) };
    });

  function parse(typed) {
    const text = typed.normalize('NFC').slice(0, 200);
    // “Nghị quyết số 36-NQ/TW” is “Nghị quyết 36-NQ/TW”.
    const words = wordsOf(text)
      .slice(0, WORDS)
      .filter(({ key }, at, all) => key !== 'so' || !isNumber(all[at + 1], all[at + 2]));
    for (const word of words) word.isMarked = bare(word.term) !== word.term;
    // The last word may still be growing. A single letter says nothing yet.
    const last = words.at(-1);
    if (last?.to === text.length) {
      if (last.key.length > 1) last.isOpen = true;
      else if (words.length > 1 && /\D/.test(last.key)) words.pop();
    }
    return { words, joined: joinedOf(text, words) };
  }

  /** Whether the number of a document begins so. */
  const isNumber = (first, second) => /^\d/.test(first?.key) && BEHIND_A_NUMBER.test(second?.key);

  /** Numbers of documents and numbers with points, in one piece: “36-NQ/TW” and “36 nq tw” are 36nqtw. */
  function joinedOf(text, words) {
    const joined = [];
    const isHeld = (at) => words[at]?.from === words[at - 1]?.to + 1 && /[-/.,]/.test(text[words[at].from - 1]);
    words.forEach((word, first) => {
      const isOfDocument = isNumber(word, words[first + 1]);
      let last = first;
      while (isHeld(last + 1)) last += 1;
      const found = text.slice(word.from, words[last].to);
      const term = slug(found).replace(/-/g, '');
      if (last > first && !isHeld(first) && /\d/.test(term) && term.length <= 24) {
        joined.push({ term, first, last, number: isOfDocument && /\D/.test(term) && found });
      }
      if (!isOfDocument) return;
      for (last = first + 1; last <= first + 3 && last < words.length; last++) {
        const term = words.slice(first, last + 1).map(({ key }) => key).join('');
        if (joined.every((other) => other.term !== term)) joined.push({ term, first, last });
      }
    });
    return joined;
  }

  // ----------------------------------------------------------------------------------------------------------- index

  const files = new Map();
  let cache = 'default';

  function load(name) {
    if (!files.has(name)) {
      const address = `${root.dataset.index}${name}.json?v=${root.dataset.version}`;
      const file = fetch(address, { cache }).then((answer) => {
        if (!answer.ok) throw new Error(address);
        return answer.json();
      });
      file.catch(() => files.delete(name));
      files.set(name, file);
    }
    return files.get(name);
  }

  const hex = (number, digits) => number.toString(16).padStart(digits, '0');

  function numbersOf(text) {
    const numbers = [];
    for (let at = 0, number = 0, shift = 0; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (code < 93) {
        number |= (code - (code < 58 ? 48 : 55)) << shift;
        shift += 5;
      } else {
        numbers.push(number | ((code - 93) << shift));
        number = shift = 0;
      }
    }
    return numbers;
  }

  function bucket(text, n) {
    let hash = 2166136261;
    for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 16777619) >>> 0;
    return hex(hash % n, 3);
  }

  /** The contents, with the columns of the facets and the slugs of their labels made out. */
  async function loadContents() {
    const contents = await load('muc-luc');
    for (const facet of Object.values(contents.facets)) {
      facet.values ??= numbersOf(facet.column);
      facet.slugs ??= facet.labels.map(slug);
    }
    return contents;
  }

  /** A file that fits to the contents. While a new index is being put on the host, one may not. */
  async function part(name) {
    const [contents, file] = await Promise.all([load('muc-luc'), load(name)]);
    if (file.order !== contents.order) throw new Error(name);
    return file;
  }

  /** The terms of a part, each with the key it is found by. */
  async function termsIn(name) {
    const file = await part(name);
    file.all ??= Object.entries(file.terms).map(([term, list]) => ({ term, list, key: term.split(' ').map(fold).join(' ') }));
    return file.all;
  }

  /** Does `job`, and once more with fresh files when it failed. */
  async function persistently(job) {
    try {
      return await job();
    } catch {
      files.clear();
      cache = 'reload';
      try {
        return await job();
      } finally {
        cache = 'default';
      }
    }
  }

  const labelsOf = (facet, entry) => facet.sets[facet.values[entry]];

  /** What the index has on an entry, with how it answers the question. */
  async function hitOf({ contents, exact, near }, entry) {
    const file = await part(`trang-${hex((entry / contents.chunk) | 0, 4)}`);
    const [title, address, summary, iso, date] = file.entries[entry % contents.chunk];
    const names = (facet) => labelsOf(facet, entry).map((label) => facet.labels[label]);
    const { kind, province } = contents.facets;
    return { title, address, summary, iso, date, kind: names(kind), provinces: names(province), exact: exact[entry], near: near[entry] };
  }

  // --------------------------------------------------------------------------------------------------------- ranking

  const bits = (mask) => {
    let count = 0;
    for (; mask; mask &= mask - 1) count += 1;
    return count;
  };

  /** The entries for a question, best first, with what of it no entry has. */
  async function find({ words, joined }, isTyping) {
    const contents = await loadContents();
    const wordFile = (key) => termsIn(`tu-${bucket(key, contents.words)}`);
    const pairFile = (key) => termsIn(`cap-${bucket(key, contents.pairs)}`);
    const neighbours = words.slice(1).map((second, at) => [words[at], second]);
    const last = words.length - 1;
    // The files of single words, but for those of `others`; the last one is that of the beginning.
    const lookUp = (others) =>
      Promise.all([
        ...words.map(({ key }, at) => (others & (1 << at) ? [] : wordFile(key))),
        words[last].isOpen && !(others & (1 << last)) ? wordFile(`${words[last].key}*`) : [],
      ]);
    // In a long question, and while one types, words that stand beside their neighbours somewhere are not looked up alone.
    const isThrifty = last && (isTyping || last >= FEW);
    const [ofPairs, ofJoined, ofAll] = await Promise.all([
      Promise.all(neighbours.map(([a, b]) => pairFile(`${a.key} ${b.key.slice(0, 2)}`))),
      Promise.all(joined.map(({ term }) => wordFile(term))),
      isThrifty || lookUp(0),
    ]);

    const fits = (word, term) => !word.isMarked || word.term === term;
    const run = (from, to) => (2 << to) - (1 << from);
    let known = 0; // the words that some entry has
    let written = 0; // … with the marks that were typed
    let dropped = 0;
    const missing = [];

    const pairLists = neighbours.map(([first, second], at) => {
      const wanted = `${first.key} ${second.key}`;
      return ofPairs[at]
        .filter(({ key }) => key === wanted || (second.isOpen && key.startsWith(wanted)))
        .map(({ term, list, key }) => {
          const [a, b] = term.split(' ');
          const isWhole = key === wanted;
          const isExact = fits(first, a) && fits(second, isWhole ? b : b.slice(0, second.term.length));
          if (isExact) written |= 3 << at;
          return { list, factor: (isExact ? 1 : 0.2) * (isWhole ? 1 : 0.6), isExact, isWhole };
        });
    });
    const joinedLists = joined.map(({ term, first, last, number }, at) => {
      const found = ofJoined[at].find(({ key }) => key === term);
      if (found) {
        written |= run(first, last);
        return [{ list: found.list, factor: 1, isExact: true, isWhole: true }];
      }
      // A number of a document that stands nowhere: its type alone would find all the others.
      const begins = pairLists[first]?.length;
      if (number && !(begins && last === first + 1)) {
        missing.push(number);
        dropped |= run(first + (begins ? 2 : 1), last);
      }
      return [];
    });
    const ofWords = isThrifty ? await lookUp(written | dropped) : ofAll;

    const n = contents.n;
    const score = new Float64Array(n);
    const masks = () => new Uint16Array(n); // for each entry words of the question, a bit each:
    const has = masks(); // that it has
    const whole = masks(); // … not only as the beginning of a longer one
    const exact = masks(); // … with the marks that were typed
    const near = masks(); // … beside the neighbour they have in the question
    const nearExact = masks();
    const named = masks(); // … in the name of what the page is about

    // Adds the best of several lists of the words `all` to every entry; the rarer all of them, the more.
    function add(lists, times, all) {
      if (all & dropped || !lists.length) return;
      known |= all;
      const best = new Float32Array(n);
      let count = 0;
      for (const { list, factor, isExact, isWhole } of lists) {
        if (isExact) written |= all;
        let entry = -1;
        for (const number of numbersOf(list)) {
          entry += (number >> 3) + 1;
          const weight = number & 7;
          if (!best[entry]) count += 1;
          best[entry] = Math.max(best[entry], ((weight + 1) / 8) * factor);
          has[entry] |= all;
          if (isWhole) whole[entry] |= all;
          if (isExact) exact[entry] |= all;
          if (isExact && weight > 5) named[entry] |= all;
          if (times === 1) continue;
          near[entry] |= all;
          if (isExact) nearExact[entry] |= all;
        }
      }
      const rarity = Math.log(1 + n / count) * times;
      best.forEach((value, entry) => (score[entry] += value * rarity));
    }

    words.forEach((word, at) => {
      const lists = ofWords[at]
        .filter(({ key }) => key === word.key)
        .map(({ term, list }) => {
          const isExact = fits(word, term);
          return { list, factor: isExact ? 1 : 0.2, isExact, isWhole: true };
        });
      const prefix = at === last && ofWords[last + 1].find(({ key }) => key === `${word.key}*`);
      // Whoever is still typing has written nothing yet.
      if (!lists.length) written |= 1 << at;
      if (prefix) lists.push({ list: prefix.list, factor: word.isMarked ? 0.1 : 0.3, isExact: !word.isMarked });
      add(lists, 1, 1 << at);
    });
    pairLists.forEach((lists, at) => add(lists, 2.5, 3 << at));
    joined.forEach(({ first, last }, at) => add(joinedLists[at], 4, run(first, last)));

    const textsOf = (mask) => words.filter((_, at) => mask & (1 << at)).map(({ text }) => `“${text}”`);
    const remarks = { noNumber: missing, leftOut: textsOf(~(known | dropped)), respelled: textsOf(known & ~written) };

    const all = bits(known);
    let hits = [];
    for (let least = all; least && least >= all / 2 && hits.length < ENOUGH; least -= 1) {
      hits = [...has.keys()].filter((entry) => bits(has[entry]) >= least);
    }

    // Without marks, syllables that stand apart are mostly other words.
    const together = hits.filter((entry) => near[entry]);
    if (together.length && !words.some((word) => word.isMarked)) hits = together;

    // A word that only begins as the last one does is for those who are still typing, and for want of better.
    const open = 1 << last;
    const better = hits.filter((entry) => !(has[entry] & open) || (whole[entry] | near[entry]) & open);
    if (better.length >= ENOUGH) hits = better;

    const tier = masks();
    for (const entry of hits) tier[entry] = [has, exact, nearExact, near].reduce((sum, masks) => sum * 16 + bits(masks[entry]), 0);
    hits.sort(
      (a, b) =>
        tier[b] - tier[a] ||
        score[b] - score[a] ||
        // Articles are numbered from the oldest, pages about something from the widest.
        ((named[a] & named[b]) === known ? a - b : b - a),
    );
    const isPartial = bits(has[hits[0]]) < words.length;
    return { contents, hits, remarks, isPartial, exact, near };
  }

  // ------------------------------------------------------------------------------------------------------- highlights

  /** Where `text` has words of the question: `{ from, to, words }`. Neighbours of the question are one piece. */
  function marksIn(text, { words }, { exact, near }) {
    const found = wordsOf(text).map((word) => ({ ...word, is: [] }));
    for (const word of found) {
      words.forEach((wanted, at) => {
        const isThis = word.key === wanted.key || (wanted.isOpen && word.key.startsWith(wanted.key));
        const hasMarks = !wanted.isMarked || word.term.startsWith(wanted.term);
        if (isThis && (hasMarks || !(exact & (1 << at)))) word.is.push(at);
      });
    }
    const follows = (a, b) => a?.is.some((at) => b?.is.includes(at + 1));
    const marks = [];
    found.forEach((word, at) => {
      const isAfter = follows(found[at - 1], word);
      const isPhrase = isAfter || follows(word, found[at + 1]);
      // Where the entry has the words beside each other, they mean nothing alone.
      if (!isPhrase && !word.is.some((wanted) => !(near & (1 << wanted)))) return;
      if (isAfter && marks.at(-1)?.to === found[at - 1].to) {
        marks.at(-1).to = word.to;
        marks.at(-1).words.push(...word.is);
      } else {
        marks.push({ from: word.from, to: word.to, words: [...word.is] });
      }
    });
    return marks;
  }

  /** `text` with its marks. */
  function highlighted(text, question, hit) {
    const pieces = [];
    let at = 0;
    for (const { from, to } of marksIn(text, question, hit)) {
      pieces.push(text.slice(at, from), element('mark', {}, text.slice(from, to)));
      at = to;
    }
    pieces.push(text.slice(at));
    return pieces;
  }

  /** Some 260 letters of `text` around its first mark. */
  function cut(text, marks) {
    if (text.length <= 280) return text;
    const from = Math.max(0, (marks[0]?.from ?? 0) - 90);
    const start = from && text.indexOf(' ', from) + 1;
    const end = start + 260 >= text.length ? text.length : text.lastIndexOf(' ', start + 260);
    return `${start ? '… ' : ''}${text.slice(start, end > start ? end : undefined)}${end < text.length ? ' …' : ''}`;
  }

  /** The passage of a result's own page that has most words of the question, if any has one. */
  async function passage(address, question, hit) {
    const answer = await fetch(address);
    if (!answer.ok) return undefined;
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    let best, most = 0;
    for (const block of page.querySelectorAll('.prose :is(p, li, td, dd, figcaption, h2, h3)')) {
      const text = block.textContent.trim().replace(/\s+/g, ' ');
      const marks = marksIn(text, question, hit);
      const count = new Set(marks.flatMap(({ words }) => words)).size;
      if (count > most) [best, most] = [cut(text, marks), count];
    }
    return best;
  }

  // ------------------------------------------------------------------------------------------------------------ page

  const say = root.dataset; // the words of the interface
  const the = (name) => document.querySelector(`.search-${name}`);
  const on = (target, type, act) => target.addEventListener(type, act);
  const form = the('form');
  const input = the('input');
  const list = the('suggestions');
  const facets = the('facets');
  const selects = [...facets.querySelectorAll('select')];
  const clear = the('clear');
  const status = the('status');
  const retry = the('retry');
  const results = the('results');
  const items = the('results ol');
  const more = the('more');
  const lists = the('lists');
  const title = document.title;
  const grouped = (number) => number.toLocaleString(document.documentElement.lang);

  function element(name, properties, ...children) {
    const made = Object.assign(document.createElement(name), properties);
    made.append(...children);
    return made;
  }

  const fill = (text, values) => text.replace(/\{(\w+)\}/g, (all, key) => values[key] ?? all);
  const counted = (key, n, q) => fill(say[n === 1 ? `${key}One` : key], { n: grouped(n), q });

  /** What the address asks for. */
  function asked() {
    const parameters = new URLSearchParams(location.search);
    return { q: parameters.get('q') ?? '', wanted: chosen(({ name }) => parameters.get(name)) };
  }

  /** What is chosen of each facet, as far as anything is. */
  function chosen(valueOf) {
    return Object.fromEntries(selects.map((select) => [select.dataset.facet, valueOf(select)]).filter(([, value]) => value));
  }

  /** Puts what is asked for into the address, so that back and forward lead from one question to the next. */
  function ask(q, wanted) {
    const parameters = new URLSearchParams(q.trim() && { q });
    for (const { name, dataset } of selects) {
      if (wanted[dataset.facet]) parameters.set(name, wanted[dataset.facet]);
    }
    const search = parameters.size ? `?${parameters}` : '';
    if (search !== location.search) history.pushState(null, '', location.pathname + search);
    answer();
  }

  const hasLabel = (facet, entry, wanted) => labelsOf(facet, entry).some((label) => facet.slugs[label] === wanted);

  function showFacets({ contents, hits }, wanted) {
    for (const select of selects) {
      const name = select.dataset.facet;
      const facet = contents.facets[name];
      const counts = new Uint32Array(facet.labels.length);
      for (const entry of hits) {
        if (Object.keys(wanted).every((other) => other === name || hasLabel(contents.facets[other], entry, wanted[other]))) {
          for (const label of labelsOf(facet, entry)) counts[label] += 1;
        }
      }
      const options = [new Option(say.any, '')];
      facet.labels.forEach((label, at) => {
        const value = facet.slugs[at];
        if (counts[at] || value === wanted[name]) options.push(new Option(`${label} (${grouped(counts[at])})`, value));
      });
      select.replaceChildren(...options);
      select.value = wanted[name] ?? '';
      select.parentElement.hidden = options.length < 2;
    }
    clear.hidden = !Object.keys(wanted).length;
    facets.hidden = selects.every((select) => select.parentElement.hidden);
  }

  let run = 0, reading;

  function unfold(...parts) {
    for (const part of [facets, results, retry, lists]) part.hidden = !parts.includes(part);
  }

  /** Shows what the address asks for. */
  async function answer() {
    const mine = ++run;
    const { q, wanted } = asked();
    const question = parse(q);
    const names = Object.keys(wanted);
    input.value = q;
    clearTimeout(reading);
    closeList();
    document.title = q.trim() ? `${q.trim()} – ${title}` : title;
    if (!(question.words.length + names.length)) {
      unfold(lists);
      status.textContent = q.trim() ? say.tooShort : '';
      return;
    }
    results.ariaBusy = 'true';
    const patience = setTimeout(() => (status.textContent = say.loading), 300);
    try {
      await persistently(async () => {
        const found = question.words.length ? await find(question) : await everything();
        const { contents } = found;
        const hits = found.hits.filter((entry) => names.every((name) => hasLabel(contents.facets[name], entry, wanted[name])));
        const shown = await resultsFor(hits.slice(0, history.state?.shown ?? SHOWN), found, question);
        if (mine !== run) return;
        unfold(facets, hits.length ? results : lists);
        showFacets(found, wanted);
        show(shown, hits, found, question);
        status.textContent = told(hits.length, found, q.trim());
      });
    } catch {
      if (mine !== run) return;
      unfold(lists, retry);
      status.textContent = say.failed;
    } finally {
      clearTimeout(patience);
      if (mine === run) results.ariaBusy = 'false';
    }
  }

  /** All entries, newest first, for a reader who only filters. */
  async function everything() {
    const contents = await loadContents();
    const hits = [...Array(contents.n).keys()].reverse();
    return { contents, hits, remarks: {}, exact: [], near: [] };
  }

  function told(n, { remarks, isPartial, hits }, q) {
    const remark = (key) => remarks[key]?.length && fill(say[key], { words: remarks[key].join(', ') });
    const parts = [remark('noNumber')];
    if (!n) parts.push(fill(hits.length ? say.nothingHere : say.nothing, { q }));
    else parts.push(counted(q ? 'found' : 'filtered', n, q), isPartial && say.near, remark('leftOut'), remark('respelled'));
    return parts.filter(Boolean).join(' ');
  }

  function resultsFor(hits, found, question) {
    return Promise.all(
      hits.map(async (entry) => {
        const hit = await hitOf(found, entry);
        const names = [...hit.kind, ...hit.provinces.slice(0, 3)].filter((name) => name !== hit.title);
        const line = element('p', { className: 'search-kind' }, names.join(' · '));
        if (hit.date) line.append(' · ', element('time', { dateTime: hit.iso }, hit.date));
        const link = element('a', { href: hit.address }, ...highlighted(hit.title, question, hit));
        const marks = marksIn(hit.summary, question, hit);
        hit.excerpt = element('p', { className: 'search-excerpt' }, ...highlighted(cut(hit.summary, marks), question, hit));
        hit.item = element('li', {}, element('article', {}, line, element('h3', {}, link), hit.excerpt));
        return hit;
      }),
    );
  }

  function show(first, hits, found, question) {
    items.replaceChildren(...first.map(({ item }) => item));
    const offerMore = () => {
      const left = hits.length - items.children.length;
      more.hidden = left <= 0;
      more.textContent = fill(say.more, { n: Math.min(SHOWN, left) });
    };
    offerMore();
    more.onclick = async () => {
      const mine = run;
      const shown = items.children.length;
      const next = await persistently(() => resultsFor(hits.slice(shown, shown + SHOWN), found, question)).catch(() => []);
      if (mine !== run || !next.length) return;
      items.append(...next.map(({ item }) => item));
      history.replaceState({ shown: items.children.length }, '');
      offerMore();
      next[0].item.querySelector('a').focus();
    };
    // For whoever waits, and does not pay for every byte.
    const untold = first.filter(({ item }) => !item.querySelector('mark')).slice(0, LOOKED_INTO);
    if (!question.words.length || navigator.connection?.saveData) return;
    reading = setTimeout(() => {
      for (const hit of untold) {
        passage(hit.address, question, hit).then(
          (text) => text && hit.excerpt.replaceChildren(...highlighted(text, question, hit)),
          () => {}, // The summary stays.
        );
      }
    }, PAUSE);
  }

  // ----------------------------------------------------------------------------------------------------- suggestions

  let typing, active = -1, turn = 0;

  function closeList() {
    clearTimeout(typing);
    turn += 1;
    offer([]);
  }

  function offer(options) {
    list.replaceChildren(...options);
    activate(-1);
    list.hidden = !options.length;
    input.ariaExpanded = !list.hidden;
  }

  function activate(at) {
    active = at;
    [...list.children].forEach((option, place) => (option.ariaSelected = place === at));
    const option = list.children[at];
    option?.scrollIntoView({ block: 'nearest' });
    // An empty name is none.
    input.setAttribute('aria-activedescendant', option?.id ?? '');
  }

  async function suggest() {
    const mine = ++turn;
    const question = parse(input.value);
    if (!(question.words[0]?.key.length + question.words.length > 2)) return closeList();
    try {
      const found = await find(question, true);
      if (mine !== turn) return;
      const hits = await Promise.all(found.hits.slice(0, SUGGESTED).map((entry) => hitOf(found, entry)));
      if (mine !== turn || document.activeElement !== input) return;
      offer(
        hits.map((hit, at) => {
          const kind = element('span', { className: 'search-kind' }, hit.kind.join(', '));
          const option = element('li', { id: `tim-goi-y-${at}`, role: 'option' });
          option.append(element('span', {}, ...highlighted(hit.title, question, hit)), ' ', kind);
          if (hit.summary && hit.title.length < SHORT) option.append(' ', element('span', { className: 'search-about' }, hit.summary));
          option.dataset.address = hit.address;
          return option;
        }),
      );
    } catch {
      closeList(); // Whoever asks is told; whoever types is not disturbed.
    }
  }

  const follow = (option) => location.assign(option.dataset.address);

  on(input, 'focus', () => load('muc-luc').catch(() => {}));
  on(input, 'blur', closeList);
  on(input, 'input', () => {
    clearTimeout(reading);
    clearTimeout(typing);
    typing = setTimeout(suggest, PAUSE);
  });
  on(input, 'keydown', (event) => {
    if (event.isComposing) return;
    const n = list.children.length;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) {
      event.preventDefault();
      // One place before the first is the box itself.
      if (n) activate(((active + 1 + step + n + 1) % (n + 1)) - 1);
      else suggest();
    } else if (event.key === 'Escape' && n) {
      event.preventDefault();
      closeList();
    } else if (event.key === 'Enter' && active >= 0) {
      event.preventDefault();
      follow(list.children[active]);
    }
  });
  // The box keeps the focus while an option is pressed.
  on(list, 'pointerdown', (event) => event.preventDefault());
  on(list, 'click', (event) => {
    const option = event.target.closest('[role=option]');
    if (option) follow(option);
  });

  const choice = () => chosen(({ value }) => value);
  on(form, 'submit', (event) => {
    event.preventDefault();
    ask(input.value, choice());
  });
  on(facets, 'change', () => ask(asked().q, choice()));
  on(clear, 'click', () => {
    input.focus();
    ask(asked().q, {});
  });
  on(retry, 'click', answer);
  on(window, 'popstate', answer);

  // On a narrow screen the filters would stand between the question and the answer.
  facets.open = matchMedia('(min-width: 48em)').matches || Object.keys(asked().wanted).length;
  root.hidden = false;
  answer();
})();
