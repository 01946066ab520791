export type WecomFailureCode = 'not_in_wecom' | 'wrong_entry' | 'no_permission' | 'timeout' | 'untrusted' | 'refused';

/** The WeCom client did not give what we asked for. `detail` is its own text, for whoever reads the console: people see `platformCode`. */
export class WecomFailure extends Error {
  readonly code: WecomFailureCode;
  readonly detail: string | null;

  constructor(code: WecomFailureCode, detail: string | null = null) {
    super(`${code}${detail ? `: ${detail}` : ''}`);
    this.name = 'WecomFailure';
    this.code = code;
    this.detail = detail;
  }
}

/** The SDK rejects with a result object, not with an Error (facts: wecom.md §4.5). */
export function toWecomFailure(reason: unknown): Error {
  if (reason instanceof Error) return reason;
  const text = typeof reason === 'object' && reason !== null && 'errMsg' in reason ? String(reason.errMsg) : String(reason);
  if (/without context/i.test(text)) return new WecomFailure('wrong_entry', text);
  if (/no.?permission|permission (denied|value)|not in allow/i.test(text)) return new WecomFailure('no_permission', text);
  if (/invalid.?(signature|url.?domain)|4009[34]|80001/i.test(text)) return new WecomFailure('untrusted', text);
  return new WecomFailure('refused', text);
}

/** The number in WeCom's text: all of it that support needs and a person can read out. */
export const platformCode = ({ detail }: WecomFailure): string | null => /\b\d{5,6}\b/.exec(detail ?? '')?.[0] ?? null;

export async function withTimeout<T>(promise: Promise<T>, ms: number): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new WecomFailure('timeout')), ms);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}
