/** Who has the keys of a page: a field that is typed into, or what lies over it. */
export const FIELD = "input, textarea, select, [contenteditable]";

/** Classes of the body while the teacher's script has them. */
export const COVERS = { vote: "gw-vote-shown", lobby: "gw-lobby-open" };
