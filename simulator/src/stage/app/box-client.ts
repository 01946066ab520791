export class BoxError extends Error {
  readonly status: number;
  constructor(status: number, message: string) {
    super(message);
    this.status = status;
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
  } catch (error) {
    throw new BoxError(0, error instanceof Error ? error.message : '');
  }
  if (!response.ok) throw new BoxError(response.status, await response.text().catch(() => ''));
  return (await response.json()) as Answer;
};

export const getBox = <Answer>(path: string): Promise<Answer> => call<Answer>('GET', path);
export const postBox = <Answer>(path: string, body: unknown = {}): Promise<Answer> => call<Answer>('POST', path, body);
export const segment = (text: string): string => encodeURIComponent(text);
