/** What the server lays into the page. */
export interface Data {
  name: string; // of the plan; "" of the page of notes
  plan: unknown; // as it is shipped; null where this browser alone has it
  words: Record<string, string>;
  pages: Record<string, string>; // names of the chapters, by path: "" is the first page's
}
