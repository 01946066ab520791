/** POST with JSON; anything but success is an error that shows the answer. */
export async function postJson<T>(url: string, body: unknown, headers: Record<string, string> = {}): Promise<T> {
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(20_000),
  });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`POST ${url} → ${answer.status} ${text.slice(0, 500)}`);
  return JSON.parse(text) as T;
}
