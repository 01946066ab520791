import { createFakeEInvoice } from './fake-einvoice.ts';
import { AppError } from '../src/kernel/errors.ts';
import type { Ports } from '../src/kernel/ports.ts';
import type { Wecom, WecomDirectory, WecomMember } from '../src/platforms/wecom/types.ts';

export const corpId = 'ww1';

/** A corp whose contact list a test can change; calls not given are refused loudly. */
export interface FakeWecom {
  directory: WecomDirectory;
  /** Let in one by one: not in any department, but known by name. */
  aside: WecomMember[];
  /** Thrown by the next calls, if set. */
  trouble: Error | undefined;
  ports: Ports;
}

export function createFakeWecom(more: Partial<Wecom> = {}): FakeWecom {
  const fake: FakeWecom = {
    directory: { departments: [], members: [] },
    aside: [],
    trouble: undefined,
    ports: {
      officialAccount: null,
      miniProgram: null,
      wechatPay: null,
      wechatShop: null,
      wecom: null,
      einvoices: { nuonuo: createFakeEInvoice({ now: () => 0 }) },
      wechatFapiao: null,
    },
  };
  const api: Partial<Wecom> = {
    directory: async () => {
      if (fake.trouble) throw fake.trouble;
      return Promise.resolve(structuredClone(fake.directory));
    },
    member: async (userid) => {
      if (fake.trouble) throw fake.trouble;
      const found = [...fake.directory.members, ...fake.aside].find((one) => one.userid.toLowerCase() === userid);
      if (!found) throw new AppError('platform.refused', { api: '/cgi-bin/user/get', errcode: 60111 });
      return Promise.resolve(found);
    },
    oauthUser: async (code) => Promise.resolve({ userid: code }),
    ...more,
  };
  fake.ports.wecom = { corpId, agentId: '1', api: api as Wecom, callback: null as never };
  return fake;
}

export const member = (userid: string, departmentIds: number[] = [1], name = userid): WecomMember => ({ userid, name, departmentIds });
export const department = (id: number, parentId = 1): WecomDirectory['departments'][number] => ({
  id,
  name: `部门${id}`,
  parentId,
  order: 100 - id,
});
