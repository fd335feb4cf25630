// A strict XML reader. saxes is the parser of jsdom: it refuses what browsers and feed readers refuse (entities that
// are not declared, prefixes without a namespace, characters that XML forbids), where lenient readers guess.

import { SaxesParser } from 'saxes';

class Element {
  children = [];
  text = '';

  constructor({ local, uri, attributes }) {
    this.name = local;
    this.namespace = uri;
    this.attributes = Object.fromEntries(Object.values(attributes).map(({ name, value }) => [name, value]));
  }

  /** The text of the first child of that name, or ''. */
  childText(name) {
    return this.children.find((child) => child.name === name)?.text.trim() ?? '';
  }
}

/** The root element. Throws with line and column on the first thing that is not well formed. */
export function parseXml(source) {
  const parser = new SaxesParser({ xmlns: true, position: true });
  const document = new Element({ local: '', uri: '', attributes: {} });
  const open = [document];
  const text = (value) => (open.at(-1).text += value);
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', (tag) => {
    const element = new Element(tag);
    open.at(-1).children.push(element);
    open.push(element);
  });
  parser.on('closetag', () => open.pop());
  parser.on('text', text);
  parser.on('cdata', text);
  parser.write(source).close();
  return document.children[0];
}
