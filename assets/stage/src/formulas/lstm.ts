/** The LSTM's formulas: six in five boxes, and on a phone what is joined. */
import { spell } from "../format";
import { type Box, blocks, dense, gate, joined, line, product, terms } from "./equations";

export const LSTM_BOXES: Box[] = [
  joined("z = W_{x} x_{t} + W_{h} h_{prev} + b"),
  {
    name: "f",
    title: "part_f",
    tone: "f",
    phase: "forget",
    lines: [gate("f")],
    details: [dense("f", "f"), blocks("f")],
  },
  {
    name: "i",
    title: "part_i",
    tone: "i",
    phase: "input",
    lines: [gate("i")],
    details: [dense("i", "i"), blocks("i")],
  },
  {
    name: "g",
    title: "part_g",
    tone: "g",
    phase: "input",
    lines: [
      line(
        "C\u0303_{t} = tanh(W_{C} [x_{t}, h_{prev}] + b_{C})",
        (read, at) => spell("tanh", [terms("g", at).z], read("g")),
        "g",
      ),
    ],
    details: [dense("g", "C"), blocks("C")],
  },
  {
    name: "c",
    title: "cell_update",
    tone: "c",
    phase: "update",
    lines: [
      line(
        "C_{t} = f_{t} ⊙ C_{prev} + i_{t} ⊙ C\u0303_{t}",
        (read) => spell("sum", [read("f_c_prev"), read("i_g")], read("c")),
        "c",
      ),
    ],
    details: [
      product("f_{t} ⊙ C_{prev}", ["f", "c_prev", "f_c_prev"]),
      product("i_{t} ⊙ C\u0303_{t}", ["i", "g", "i_g"]),
    ],
    note: "cell_no_weights",
  },
  {
    name: "o",
    title: "part_o",
    tone: "o",
    phase: "output",
    lines: [gate("o"), product("h_{t} = o_{t} ⊙ tanh(C_{t})", ["o", "tanh_c", "h"], "h")],
    details: [
      dense("o", "o"),
      blocks("o"),
      line("tanh(C_{t})", (read) => spell("tanh", [read("c")], read("tanh_c"))),
    ],
  },
];
