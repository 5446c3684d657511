/** Formulas in a one-line notation → MathML: letters, _{subscripts}, numbers, operators, em and thin spaces; e.g. "f_{t} = σ(z_{t−1})". */

const NS = "http://www.w3.org/1998/Math/MathML";
const PIECE = /([a-z]{4,}|[A-Za-zσ]\u0303?)(?:_\{(.+?)\})?|(\d+(?:\.\d+)?)|([\u2003\u2009])|(\S)/gu;

function node(name: string, ...children: (Element | string)[]): Element {
  const element = document.createElementNS(NS, name);
  element.append(...children);
  return element;
}

function pieces(source: string, room = "0.2em"): Element[] {
  return [...source.matchAll(PIECE)].map(([, letter, sub, digits, space, operator]) => {
    if (digits) return node("mn", digits);
    if (space) {
      const gap = node("mspace");
      gap.setAttribute("width", space === "\u2003" ? "0.6em" : "0.2em");
      return gap;
    }
    if (operator) {
      const sign = node("mo", operator);
      if ("()[]→".includes(operator)) sign.setAttribute("stretchy", "false");
      if (!"()[]".includes(operator))
        for (const side of ["lspace", "rspace"]) sign.setAttribute(side, operator === "," ? "0" : room);
      return sign;
    }
    const name = node("mi", letter!);
    name.setAttribute("mathvariant", "normal"); // slanted by the style sheet: text fonts have no mathematical italics
    if (letter!.length > 3 || letter === "σ") name.setAttribute("class", "gw-upright");
    return sub ? node("msub", name, node("mrow", ...pieces(sub, "0.05em"))) : name;
  });
}

export const math = (source: string): Element => node("math", ...pieces(source));
