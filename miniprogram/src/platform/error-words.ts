/** What WeChat or the browser said went wrong. */
export function errorWords(error: unknown): string {
  if (error instanceof Error) return `${error.name} ${error.message}`;
  const { errMsg } = (error ?? {}) as { errMsg?: unknown };
  return typeof errMsg === 'string' ? errMsg : '';
}

/** The person closed what was opened, or did not allow it. */
export const saidNo = (error: unknown): boolean => /cancel|deny|disagree/i.test(errorWords(error));
