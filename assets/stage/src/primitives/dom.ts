/** Elements in one line. Text is only ever set as textContent. */

export function make<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  className = "",
  attributes: Record<string, string> = {},
  ...children: (Node | string)[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  if (className) element.className = className;
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

/** Sets a text where it differs: an unchanged text costs no layout, and a changed one keeps its node, so that nothing is put into the page. */
export function say(element: Element, text: string): void {
  if (element.textContent === text) return;
  const only = element.childNodes.length === 1 ? element.firstChild : null;
  if (only instanceof Text) only.data = text;
  else element.textContent = text;
}

/** Shows or hides where that differs: setting what is set costs the element's style. */
export function hide(element: HTMLElement, hidden: boolean): void {
  if (element.hidden !== hidden) element.hidden = hidden;
}

/** Hides an element that keeps its room, or shows it: nothing is laid out for that. */
export function veil({ style }: HTMLElement, veiled: boolean): void {
  const wanted = veiled ? "hidden" : "";
  if (style.visibility !== wanted) style.visibility = wanted;
}

/** Lays an element over a place of its board, in pixels. */
export function lay(
  { style }: ElementCSSInlineStyle,
  { x, y, width, height }: { x: number; y: number; width: number; height: number },
): void {
  Object.assign(style, { left: `${x}px`, top: `${y}px`, width: `${width}px`, height: `${height}px` });
}

/** Sets an attribute where it differs; null takes it away. */
export function mark(element: Element, name: string, value: string | number | boolean | null): void {
  if (value === null) return element.hasAttribute(name) ? element.removeAttribute(name) : undefined;
  const text = String(value);
  if (element.getAttribute(name) !== text) element.setAttribute(name, text);
}

/** Says at which ends of a window what is in it goes on: so far has it been moved, out of all that it can be. */
export function goesOn(view: Element, offset: number, most: number): void {
  mark(view, "data-before", offset > 0);
  mark(view, "data-after", offset < most);
}

export const NS = "http://www.w3.org/2000/svg";

export function svg(name: string, attributes: Record<string, string | number>, text = ""): SVGElement {
  const element = document.createElementNS(NS, name) as SVGElement;
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
  element.textContent = text;
  return element;
}

/** An icon on a 16 × 16 board, drawn in the text's colour. */
export function icon(path: string): SVGSVGElement {
  const svg = document.createElementNS(NS, "svg");
  svg.setAttribute("viewBox", "0 0 16 16");
  svg.setAttribute("class", "gw-icon");
  svg.setAttribute("aria-hidden", "true");
  svg.append(document.createElementNS(NS, "path"));
  svg.firstElementChild!.setAttribute("d", path);
  return svg;
}
