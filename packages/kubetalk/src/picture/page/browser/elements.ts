import { printable } from '../../../text/printable';

/** An element with text and other elements in it. No text is ever read as HTML, and none turns the order of what is beside it. */
export function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Readonly<Record<string, string>> = {},
  ...children: readonly (string | Node)[]
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children.map((child) => (typeof child === 'string' ? printable(child) : child)));
  return made;
}

/** A button that reads as a link. */
export function link(text: string, action: () => void): HTMLButtonElement {
  const button = element('button', { type: 'button', class: 'link' }, text);
  button.addEventListener('click', action);
  return button;
}

/** The element of the page that has an id. */
export function known<Kind extends Element>(id: string): Kind {
  return document.querySelector(`#${id}`) as unknown as Kind;
}
