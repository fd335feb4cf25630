// What a reader sets (size of text, contrast) and does with an article (print, share, copy). Without this script
// its buttons are not shown, and nothing else is missing.
//
// It is loaded before the first paint, so that a page never changes under the reader: the choices are written to the
// root element as data-text (steps from the usual size) and data-contrast, and the style sheet does the rest.

(() => {
  'use strict';

  const root = document.documentElement;
  const LEAST = -1;
  const MOST = 3;

  /** A browser may forbid to remember. */
  function remembered(name) {
    try {
      return localStorage.getItem(`bantin.${name}`) ?? '';
    } catch {
      return root.dataset[name] ?? '';
    }
  }

  function remember(name, value) {
    root.dataset[name] = value;
    try {
      localStorage.setItem(`bantin.${name}`, value);
    } catch {
      // For this page alone.
    }
  }

  function size() {
    return Math.min(MOST, Math.max(LEAST, Math.trunc(Number(remembered('text'))) || 0));
  }

  function show() {
    root.dataset.text = size();
    root.dataset.contrast = remembered('contrast') === 'more' ? 'more' : '';
    for (const button of document.querySelectorAll('[data-step]')) {
      const isPressed = Math.sign(size()) === Number(button.dataset.step);
      button.setAttribute('aria-pressed', isPressed);
    }
    document.querySelector('[data-high]')?.setAttribute('aria-pressed', root.dataset.contrast === 'more');
  }

  root.classList.add('js');
  show();
  // A page that comes back from the browser's memory may be older than the choice.
  addEventListener('pageshow', show);

  function say(text) {
    document.querySelector('.settings-said').textContent = text;
  }

  /** Gives whether it was copied. */
  async function copy(text) {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      // Not on http, and not if forbidden: as it was done before.
      const field = document.createElement('textarea');
      field.value = text;
      document.body.append(field);
      field.select();
      const isCopied = document.execCommand('copy');
      field.remove();
      return isCopied;
    }
  }

  const actions = {
    step({ dataset }) {
      const step = Number(dataset.step);
      remember('text', step && Math.min(MOST, Math.max(LEAST, size() + step)));
      show();
      const percent = (100 * parseFloat(getComputedStyle(root).fontSize)) / 16;
      say(dataset.said.replace('{n}', Math.round(percent)));
    },
    high() {
      remember('contrast', root.dataset.contrast ? '' : 'more');
      show();
    },
    print() {
      print();
    },
    share({ dataset }) {
      // Whoever closes the sheet has not shared; that is no error.
      navigator.share({ title: dataset.title, url: dataset.share }).catch(() => {});
    },
    async copy(button) {
      const isCopied = await copy(button.dataset.copy || document.getElementById('trich-dan').textContent);
      button.focus();
      if (!isCopied) return;
      button.dataset.name ??= button.textContent;
      button.textContent = button.dataset.said;
      say(button.dataset.said);
      setTimeout(() => (button.textContent = button.dataset.name), 3000);
    },
  };

  addEventListener('DOMContentLoaded', () => {
    for (const part of document.querySelectorAll('[data-script]')) {
      part.hidden = part.dataset.script === 'share' && !navigator.share;
    }
    show();
    for (const [name, act] of Object.entries(actions)) {
      for (const button of document.querySelectorAll(`button[data-${name}]`)) {
        button.addEventListener('click', () => act(button));
      }
    }
  });
})();
