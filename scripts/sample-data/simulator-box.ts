import { postJson } from './post-json.ts';

interface State {
  persons: Person[];
  contactWays: { configId: string; state: string }[];
  corpTags: { tags: { id: string; name: string }[] }[];
}

export interface Person {
  id: string;
  name: string;
  unionid: string;
  oaOpenid: string;
  miniOpenid: string;
  externalUserid: string;
  follows: boolean;
  addedStaff: { userid: string; status: string }[];
}

interface Delivery {
  status: number;
  verdict: string;
}

/** The verbs of the simulator's control API (docs/simulator.md) that the sample data needs: what people do in WeChat. */
export function createBox(simulatorUrl: string) {
  const post = <T>(path: string, body: object = {}) => postJson<T>(`${simulatorUrl}/box/${path}`, body);
  const act = async (path: string, body: object = {}): Promise<void> => {
    const { delivery } = await post<{ delivery: Delivery | null }>(path, body);
    if (delivery && delivery.verdict !== 'dropped' && (delivery.status < 200 || delivery.status > 299))
      throw new Error(`/box/${path}: ${JSON.stringify(delivery)}`);
  };
  return {
    async state() {
      const answer = await fetch(`${simulatorUrl}/box/state`);
      return (await answer.json()) as State;
    },
    follow: (id: string) => act(`persons/${id}/follow`),
    unfollow: (id: string) => act(`persons/${id}/unfollow`),
    scan: (id: string, scene: string) => act(`persons/${id}/scan`, { scene }),
    say: (id: string, text: string) => act(`persons/${id}/message`, { text }),
    addStaff: (id: string, body: { userid?: string; configId?: string }) => act(`persons/${id}/add-staff`, body),
    editCustomer: (userid: string, body: { personId: string; tagIds: string[] }) => act(`staff/${userid}/edit-customer`, body),
    tellStaff: (userid: string, personId: string, text: string) => post(`staff/${userid}/customer-says`, { personId, text }),
    loginCode: async (id: string) => (await post<{ code: string }>(`persons/${id}/wx-login`)).code,
    phoneCode: async (id: string) => (await post<{ code: string }>(`persons/${id}/phone-code`)).code,
    /** The payment sheet, confirmed. */
    payInWechat: (personId: string, params: object) => post('pay/request-payment', { personId, params, outcome: 'pay' }),
    /** The next push of this platform happens in the simulator only: the server is not told. */
    dropNext: (platform: 'official-account' | 'wecom') => post('faults', { kind: 'drop', platform }),
  };
}

export type Box = ReturnType<typeof createBox>;
