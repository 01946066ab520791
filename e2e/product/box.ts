export interface Person {
  id: string;
  name: string;
  phone: string | null;
  oaOpenid: string;
  follows: boolean;
}

export interface Delivery {
  status: number;
  verdict: string;
  ms: number;
}

/** The simulator's control API (docs/simulator.md), as far as these tests play Tencent or a person's phone. */
export function createBox(simulatorUrl: string) {
  const send = async <T>(method: string, path: string, body?: object): Promise<T> => {
    const answer = await fetch(`${simulatorUrl}/box/${path}`, {
      method,
      ...(body ? { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) } : {}),
    });
    if (!answer.ok) throw new Error(`${method} /box/${path}: ${answer.status} ${await answer.text()}`);
    return (await answer.json()) as T;
  };
  const act = (id: string, verb: string, body: object = {}) =>
    send<{ person: Person; delivery: Delivery }>('POST', `persons/${id}/${verb}`, body);
  return {
    state: () => send<{ persons: Person[] }>('GET', 'state'),
    createPerson: (body: { name: string; phone?: string }) => send<Person>('POST', 'persons', body),
    follow: (id: string) => act(id, 'follow'),
    scan: (id: string, scene: string) => act(id, 'scan', { scene }),
    addStaff: (id: string, userid: string) => act(id, 'add-staff', { userid }),
    sceneCodes: async () => (await send<{ sceneCodes: { scene: string }[] }>('GET', 'state')).sceneCodes,
    seedFollowers: (count: number) => send('POST', 'followers', { count }),
    fault: (body: { kind: string; platform?: string; times?: number }) => send('POST', 'faults', body),
    clearFaults: () => send('DELETE', 'faults'),
    /** The address of a sidebar as WeCom would open it for this chat. */
    openSidebar: async (userid: string, personId: string) =>
      (await send<{ url: string }>('POST', 'wecom/session', { userid, personId })).url,
  };
}

export type Box = ReturnType<typeof createBox>;
