/** Names and formula signs as SVG text. */

import { select } from "../../primitives/marked";

/** A name and a formula sign; _{…} is set as a subscript. */
export function spell(node: SVGTextElement, name: string, symbol: string): void {
  const spelt = `${name} ${symbol}`;
  if (node.dataset.spelt === spelt) return;
  node.dataset.spelt = spelt;
  const text = select(node).text("");
  if (name) text.append("tspan").text(symbol ? `${name} ` : name);
  symbol.split(/_\{(.+?)\}/).forEach((piece, k) => {
    if (!piece) return;
    const sub = k % 2 === 1;
    text
      .append("tspan")
      .text(piece)
      .attr("class", sub ? "gw-sub" : null)
      .attr("dy", sub ? 3 : k ? -3 : null);
  });
}
