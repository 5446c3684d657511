import "./page";
import { select as d3 } from "d3-selection";
import { expect, test } from "vitest";
import { NS } from "../src/primitives/dom";
import { select } from "../src/primitives/marked";
import { uniform } from "./fixture";

interface Datum {
  id: string;
  n: number;
}

/** Joins the same data with either hand: kept, new and gone elements, a class of their own, a child and a text each. */
function drawn(hand: typeof select, svg: SVGSVGElement, data: Datum[]): void {
  const root = hand(svg).attr("class", "root");
  root
    .selectAll<SVGRectElement, Datum>("rect.kept")
    .data(data, ({ id }) => id)
    .join("rect")
    .attr("class", ({ id }) => `kept kept-${id}`)
    .attr("x", ({ n }, k) => n + k)
    .attr("data-odd", ({ n }) => (n % 2 ? "odd" : null));
  root
    .selectAll<SVGGElement, Datum>("g")
    .data(data, ({ id }) => id)
    .join((enter) => {
      const group = enter.append("g");
      group.append("path").attr("class", "line");
      group.append("text").text("new");
      return group;
    })
    .attr("data-id", ({ id }) => id)
    .each(({ n }, k, nodes) => {
      hand(nodes[k]!).select(".line").attr("d", `M${n}`);
    });
}

test("data and elements are joined as d3 joins them, whatever comes, goes or changes its place", () => {
  const next = uniform(7);
  const [ours, theirs] = [0, 1].map(() => document.createElementNS(NS, "svg")) as [
    SVGSVGElement,
    SVGSVGElement,
  ];
  for (let round = 0; round < 40; round++) {
    const data = [..."abcdefg"]
      .filter(() => next() < 0.6)
      .map((id) => ({ id, n: Math.floor(next() * 9), place: next() }))
      .sort((one, other) => one.place - other.place);
    const before = [...ours.children];
    drawn(select, ours, data);
    drawn(d3 as unknown as typeof select, theirs, data);
    expect(ours.innerHTML).toBe(theirs.innerHTML);
    for (const { id } of data) {
      const kept = before.find((one) => one.classList.contains(`kept-${id}`));
      if (kept) expect(kept.parentNode).toBe(ours);
    }
  }
});

test("without a key data go by their places, and a datum is told of its element", () => {
  const svg = document.createElementNS(NS, "svg");
  const of = (data: number[]) =>
    select(svg).selectAll<SVGRectElement, number>("rect").data(data).join("rect");
  const [first] = of([4, 5, 6]).nodes();
  expect(of([7]).nodes()).toEqual([first]);
  expect(svg.children).toHaveLength(1);
  expect(select<SVGRectElement, number>(first!).datum()).toBe(7);
});
