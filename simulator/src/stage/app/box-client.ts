export class BoxError extends Error {
  readonly status: number;
  /** In the simulator's own words, for people; empty when it said nothing. */
  readonly reason: string;
  constructor(status: number, reason: string) {
    super(reason);
    this.status = status;
    this.reason = reason;
  }
}

const patience = 30_000;

const call = async <Answer>(method: 'GET' | 'POST', path: string, body?: unknown): Promise<Answer> => {
  let response: Response;
  try {
    response = await fetch(`/box/${path}`, {
      method,
      headers: body === undefined ? {} : { 'content-type': 'application/json' },
      body: body === undefined ? null : JSON.stringify(body),
      signal: AbortSignal.timeout(patience),
    });
  } catch {
    throw new BoxError(0, '');
  }
  if (!response.ok) {
    const refusal = (await response.json().catch(() => undefined)) as { error?: { message?: string } } | undefined;
    throw new BoxError(response.status, refusal?.error?.message ?? '');
  }
  return (await response.json()) as Answer;
};

export const getBox = <Answer>(path: string): Promise<Answer> => call<Answer>('GET', path);
export const postBox = <Answer>(path: string, body: unknown = {}): Promise<Answer> => call<Answer>('POST', path, body);
export const segment = (text: string): string => encodeURIComponent(text);
