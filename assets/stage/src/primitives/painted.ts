/** What lies on the canvas under a cell's SVG, as SVG: its pixels cannot be read piece by piece. */
export const canvasAsSvg = new WeakMap<Element, () => SVGGElement>();
