// Sorts <table data-sortable> by the columns of its last head row. Without this script nothing is missing.
//
// A cell is sorted by its data-sort, else by its text: numbers as numbers, texts in the order of the page's
// language, empty cells last either way. What must keep an order of its own, such as names, prints its place as
// data-sort. A column of values begins with the greatest, a column of row headers with the first. Rows of <tfoot>
// stay, and rows that are equal keep the order they had. data-sortable="Sắp xếp theo" goes before the name of a
// button that stands beside a link.

(() => {
  'use strict';

  const texts = new Intl.Collator(document.documentElement.lang, { numeric: true });

  function keyOf(cell) {
    const key = (cell?.dataset.sort ?? cell?.textContent ?? '').trim();
    return key !== '' && Number.isFinite(Number(key)) ? Number(key) : key;
  }

  function compare(a, b) {
    if (typeof a === 'number' && typeof b === 'number') return a - b;
    if (typeof a !== typeof b) return typeof a === 'number' ? -1 : 1;
    return texts.compare(a, b);
  }

  function sort(table, column, isAscending) {
    for (const body of table.tBodies) {
      const rows = Array.from(body.rows, (row) => ({ row, key: keyOf(row.cells[column]) }));
      rows.sort((a, b) => {
        if (a.key === '' || b.key === '') return (a.key === '') - (b.key === '');
        return isAscending ? compare(a.key, b.key) : compare(b.key, a.key);
      });
      body.append(...rows.map(({ row }) => row));
    }
  }

  function makeSortable(table) {
    const heads = [...(table.tHead?.rows[table.tHead.rows.length - 1]?.cells ?? [])];
    heads.forEach((head, column) => {
      const name = head.textContent.trim();
      if (name === '') return;
      const button = document.createElement('button');
      button.type = 'button';
      button.className = 'sort-button';
      if (head.querySelector('a')) {
        button.setAttribute('aria-label', `${table.dataset.sortable} ${name}`.trim());
      } else {
        button.append(...head.childNodes);
      }
      head.append(button);
      button.addEventListener('click', () => {
        const now = head.getAttribute('aria-sort');
        const begins = table.tBodies[0]?.rows[0]?.cells[column]?.localName === 'th';
        const isAscending = now ? now === 'descending' : begins;
        for (const other of heads) other.removeAttribute('aria-sort');
        head.setAttribute('aria-sort', isAscending ? 'ascending' : 'descending');
        sort(table, column, isAscending);
      });
    });
  }

  document.querySelectorAll('table[data-sortable]').forEach(makeSortable);
})();
