/** What the server tells every client before anybody is signed in. */
export interface ClientConfig {
  /** Only in demo mode; decides alone whether the stand-in for the WeCom client may be installed. */
  simulatorUrl: string | null;
}

const none: ClientConfig = { simulatorUrl: null };

export async function loadClientConfig(): Promise<ClientConfig> {
  try {
    const response = await fetch('/client-config.json', { credentials: 'same-origin' });
    if (!response.ok) return none;
    const body: unknown = await response.json();
    if (typeof body !== 'object' || body === null || !('simulatorUrl' in body)) return none;
    return { simulatorUrl: typeof body.simulatorUrl === 'string' ? body.simulatorUrl : null };
  } catch {
    return none;
  }
}
