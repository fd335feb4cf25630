// Asking the search page of a site, in a browser.

/** The page of the search, ready for questions. */
export async function openSearch(context, server, query = '') {
  const tab = await context.newPage();
  await tab.goto(server.url(`/tim-kiem/${query}`));
  await tab.locator('#tim-kiem:visible').waitFor();
  if (query) await answers(tab);
  return tab;
}

/** Types `question` and sends it. Gives what is shown: `{ title, address }` of each result, best first. */
export async function ask(tab, question) {
  await tab.evaluate((question) => {
    document.querySelector('#tim-q').value = question;
    document.querySelector('.search-form').requestSubmit();
  }, question);
  return answers(tab);
}

/** Waits until the page has answered. */
export async function answers(tab) {
  await tab.locator('.search-results[aria-busy=false]').waitFor({ state: 'attached' });
  return tab
    .locator('.search-results h3 a')
    .evaluateAll((links) => links.map((link) => ({ title: link.textContent, address: link.getAttribute('href') })));
}
