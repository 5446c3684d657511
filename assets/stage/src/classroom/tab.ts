/** What this tab remembers of itself over a reload, and no other tab. */
export function isMarked(name: string): boolean {
  try {
    return sessionStorage.getItem(name) !== null;
  } catch {
    return false; // storage is forbidden
  }
}

/** Whether it could be marked, or the mark taken away. */
export function markTab(name: string, on: boolean): boolean {
  try {
    if (on) sessionStorage.setItem(name, "1");
    else sessionStorage.removeItem(name);
    return true;
  } catch {
    return false;
  }
}
