import type { Simulator, SimulatorOptions } from '../src/index.ts';
import { startSimulator } from '../src/index.ts';
import { loadAccounts } from '../src/world/accounts.ts';

export type Answer = Record<string, unknown> & { errcode?: number; errmsg?: string };

export const accounts = loadAccounts();

/** A simulator and a caller of it, as the server would call. */
export async function createTencent(options: SimulatorOptions = {}) {
  const simulator: Simulator = await startSimulator({ quiet: true, sampleData: true, ...options });
  const get = async (path: string, query: Record<string, string> = {}): Promise<Answer> => {
    const answer = await fetch(`${simulator.url}${path}?${new URLSearchParams(query).toString()}`);
    return (await answer.json()) as Answer;
  };
  const post = async (path: string, body: unknown, query: Record<string, string> = {}): Promise<Answer> => {
    const url = `${simulator.url}${path}?${new URLSearchParams(query).toString()}`;
    return (await (await fetch(url, { method: 'POST', body: JSON.stringify(body) })).json()) as Answer;
  };
  const oa = { appid: accounts.OA_APP_ID, secret: accounts.OA_APP_SECRET };
  const mini = { appid: accounts.MINI_APP_ID, secret: accounts.MINI_APP_SECRET };
  const classic = async (app = oa) => get('/weixin/cgi-bin/token', { grant_type: 'client_credential', ...app });
  const stable = async (force = false, app = oa) =>
    post('/weixin/cgi-bin/stable_token', { grant_type: 'client_credential', ...app, force_refresh: force });
  const wecom = async (secret = accounts.WECOM_AGENT_SECRET) =>
    get('/qyapi/cgi-bin/gettoken', { corpid: accounts.WECOM_CORP_ID, corpsecret: secret });
  const tokenOf = async (asked: Promise<Answer>) => ({ access_token: String((await asked)['access_token']) });
  return { ...simulator, get, post, oa, mini, classic, stable, wecom, tokenOf };
}

export type Tencent = Awaited<ReturnType<typeof createTencent>>;
