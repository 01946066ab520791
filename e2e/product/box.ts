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
    persons: async () => (await send<{ persons: Person[] }>('GET', 'state')).persons,
    createPerson: (body: { name: string; phone?: string }) => send<Person>('POST', 'persons', body),
    follow: (id: string) => act(id, 'follow'),
    scan: (id: string, scene: string) => act(id, 'scan', { scene }),
    addStaff: (id: string, userid: string) => act(id, 'add-staff', { userid }),
    /** A member of staff tags a customer in WeCom, by the tags' names. */
    async tag(userid: string, personId: string, names: string[]) {
      const { corpTags } = await send<{ corpTags: { tags: { id: string; name: string }[] }[] }>('GET', 'state');
      const tagIds = corpTags.flatMap(({ tags }) => tags.filter(({ name }) => names.includes(name)).map(({ id }) => id));
      await send('POST', `staff/${userid}/edit-customer`, { personId, tagIds });
    },
    /** The official-account codes Tencent has made for us. */
    sceneCodes: async () => (await send<{ sceneCodes: { scene: string }[] }>('GET', 'state')).sceneCodes.map(({ scene }) => scene),
    seedFollowers: (count: number) => send('POST', 'followers', { count }),
    loginCode: async (id: string) => (await send<{ code: string }>('POST', `persons/${id}/wx-login`)).code,
    phoneCode: async (id: string) => (await send<{ code: string }>('POST', `persons/${id}/phone-code`)).code,
    fault: (body: { kind: string; path?: string; times?: number }) => send('POST', 'faults', body),
    clearFaults: () => send('DELETE', 'faults'),
  };
}

export type Box = ReturnType<typeof createBox>;
