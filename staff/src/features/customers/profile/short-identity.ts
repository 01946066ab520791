const edge = 4;

/** `oABC…wxyz`: enough to tell two accounts apart in a conversation with support. */
export function shortIdentity(value: string): string {
  return value.length <= edge * 2 + 1 ? value : `${value.slice(0, edge)}…${value.slice(-edge)}`;
}
