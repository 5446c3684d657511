/** For a saved picture: what lies on the canvas under a cell's SVG, as SVG. */

declare global {
  /** One table for all scripts of the page. */
  var gwPainted: WeakMap<Element, () => SVGGElement> | undefined;
}

export const canvasAsSvg = (globalThis.gwPainted ??= new WeakMap());
