import type { Fields } from '../callbacks/xml.ts';
import type { Json } from '../http/fields.ts';
import { isJson, numberOf, objectOf, optionalTextOf, textOf, textsOf } from '../http/fields.ts';
import type { FaultKind } from '../world/faults.ts';
import type { AddStaffInput } from './relation-verbs.ts';
import { BoxError } from './refuse.ts';
import type { FaultInput, ModeInput } from './simulator-verbs.ts';

const MODE_KEYS = ['oa', 'mini', 'miniFormat', 'retryNonce', 'timeoutMs', 'retryGapMs', 'bound', 'allowedIps'];

function needed(body: Json, key: string): string {
  const text = textOf(body, key);
  if (text === '') throw new BoxError(400, 'missing', `缺少 ${key}`);
  return text;
}

function neededNumber(body: Json, key: string): number {
  const number = numberOf(body, key);
  if (number === undefined) throw new BoxError(400, 'missing', `缺少数字 ${key}`);
  return number;
}

/** Only the keys that came: an absent key and an undefined one must not differ further in. */
export const present = <T extends object>(parts: { [K in keyof T]: T[K] | undefined }): T =>
  Object.fromEntries(Object.entries(parts).filter(([, value]) => value !== undefined)) as T;

const gender = (body: Json): 0 | 1 | 2 | undefined => ([0, 1, 2] as const).find((one) => one === numberOf(body, 'gender'));

const flag = (body: Json, key: string): boolean | undefined => (typeof body[key] === 'boolean' ? body[key] : undefined);

const texts = (body: Json, key: string): string[] | undefined => (Array.isArray(body[key]) ? textsOf(body, key) : undefined);

const numbers = (body: Json, key: string): number[] | undefined =>
  Array.isArray(body[key]) ? body[key].filter((one): one is number => Number.isInteger(one)) : undefined;

/** Reads the bodies of the control API into what the verbs take. */
export const bodyOf = {
  needed,
  neededNumber,
  person: (body: Json) =>
    present<{ name?: string; gender?: 0 | 1 | 2; phone?: string }>({
      name: optionalTextOf(body, 'name'),
      gender: gender(body),
      phone: optionalTextOf(body, 'phone'),
    }),
  scene: (body: Json) => present<{ scene?: string }>({ scene: textOf(body, 'scene') || undefined }),
  neededScene: (body: Json) => ({ scene: needed(body, 'scene') }),
  addStaff: (body: Json) =>
    present<AddStaffInput>({
      userid: optionalTextOf(body, 'userid'),
      state: optionalTextOf(body, 'state'),
      half: flag(body, 'half'),
      configId: optionalTextOf(body, 'configId'),
    }),
  staff: (body: Json) => ({
    userid: needed(body, 'userid'),
    name: textOf(body, 'name'),
    position: textOf(body, 'position'),
  }),
  joinStaff: (body: Json) => ({
    userid: needed(body, 'userid'),
    name: textOf(body, 'name'),
    position: textOf(body, 'position'),
    ...present<{ departments?: number[] }>({ departments: numbers(body, 'departments') }),
  }),
  updateStaff: (body: Json) =>
    present<{ name?: string; departments?: number[]; newUserid?: string }>({
      name: optionalTextOf(body, 'name'),
      departments: numbers(body, 'departments'),
      newUserid: optionalTextOf(body, 'newUserid'),
    }),
  department: (body: Json) => ({
    id: neededNumber(body, 'id'),
    name: textOf(body, 'name'),
    ...present<{ parentId?: number }>({ parentId: numberOf(body, 'parentId') }),
  }),
  refusal: (body: Json) =>
    textOf(body, 'reason') === 'customer_limit_exceed' ? ({ reason: 'customer_limit_exceed' } as const) : ({} as const),
  editCustomer: (body: Json) => ({
    personId: needed(body, 'personId'),
    ...present<{ remark?: string; mobiles?: string[]; tagIds?: string[] }>({
      remark: optionalTextOf(body, 'remark'),
      mobiles: texts(body, 'mobiles'),
      tagIds: texts(body, 'tagIds'),
    }),
  }),
  tags: (body: Json) => ({ group: needed(body, 'group'), tags: textsOf(body, 'tags') }),
  session: (body: Json) => ({
    userid: needed(body, 'userid'),
    ...present<{ personId?: string; entry?: string }>({
      personId: optionalTextOf(body, 'personId'),
      entry: optionalTextOf(body, 'entry'),
    }),
  }),
  invocation: (body: Json) => ({
    box: needed(body, 'box'),
    name: needed(body, 'name'),
    params: objectOf(body, 'params'),
    url: textOf(body, 'url'),
  }),
  fault: (body: Json): FaultInput => ({
    kind: needed(body, 'kind') as FaultKind,
    ...present<Omit<FaultInput, 'kind'>>({
      platform: optionalTextOf(body, 'platform'),
      path: optionalTextOf(body, 'path'),
      times: numberOf(body, 'times'),
      ms: numberOf(body, 'ms'),
      errcode: numberOf(body, 'errcode'),
    }),
  }),
  mode: (body: Json): ModeInput => Object.fromEntries(Object.entries(body).filter(([key]) => MODE_KEYS.includes(key))),
  push: (body: Json) => {
    if (!isJson(body['fields'])) throw new BoxError(400, 'missing', '缺少 fields');
    return {
      platform: needed(body, 'platform'),
      fields: body['fields'] as Fields,
      ...present<{ openid?: string }>({ openid: optionalTextOf(body, 'openid') }),
    };
  },
};
