/**
 * happy-dom's nodes without what they seldom need. Each node of it, and so each attribute that is set, makes eleven maps
 * at once, for what listens to it and for what was found in it; here they are made when they are asked for.
 */
import { Attr, Element, EventTarget, PropertySymbol as its, Node } from "happy-dom";
import CharacterData from "happy-dom/lib/nodes/character-data/CharacterData.js";
import NodeFactory from "happy-dom/lib/nodes/NodeFactory.js";

type Fields = Record<symbol, unknown>;

const kept = Symbol("what was found");
const nothingFound = () => ({
  querySelector: new Map(),
  querySelectorAll: new Map(),
  matches: new Map(),
  elementsByTagName: new Map(),
  elementsByTagNameNS: new Map(),
  elementByTagName: new Map(),
  elementById: new Map(),
  computedStyle: null,
});

/** What the constructor of a node gives it. */
function begin(node: Fields): void {
  node[kept] = null;
  node[its.isConnected] = false;
  node[its.parentNode] = null;
  node[its.rootNode] = null;
  node[its.styleNode] = null;
  node[its.textAreaNode] = null;
  node[its.formNode] = null;
  node[its.selectNode] = null;
  node[its.mutationListeners] = [];
  node[its.nodeArray] = [];
  node[its.elementArray] = [];
  node[its.childNodes] = null;
  node[its.assignedToSlot] = null;
  node[its.affectsCache] = [];
  const window = node[its.window] as (Fields & { document: Document }) | undefined;
  if (!window) {
    const owner = NodeFactory.pullOwnerDocument() as unknown as Fields;
    node[its.window] = owner[its.window];
    node[its.ownerDocument] = owner;
  } else node[its.ownerDocument] = window.document;
}

class LeanNode extends EventTarget {
  constructor() {
    super();
    begin(this as unknown as Fields);
  }
}

/** Nobody listens to an attribute. */
function LeanAttribute(this: Fields): void {
  begin(this);
}

if (Object.getPrototypeOf(Attr) === Node) {
  const prototype = Node.prototype as unknown as Fields;
  Object.defineProperty(prototype, its.cache, {
    get(this: Fields) {
      this[kept] ??= nothingFound();
      return this[kept];
    },
    set(this: Fields, found: unknown) {
      this[kept] = found;
    },
  });
  const clear = prototype[its.clearCache] as () => void;
  prototype[its.clearCache] = function (this: Fields): void {
    if (this[kept]) return clear.call(this);
    const affected = this[its.affectsCache] as { result: unknown }[];
    if (!affected.length) return;
    for (const one of affected) one.result = null;
    this[its.affectsCache] = [];
  };
  const { prototype: _, name, length, ...constants } = Object.getOwnPropertyDescriptors(Node);
  Object.defineProperties(LeanNode, constants);
  for (const kind of [CharacterData, Element]) Object.setPrototypeOf(kind, LeanNode);
  Object.setPrototypeOf(Attr, LeanAttribute);
}
