import { channelKinds } from '@lianke/shared';
import type { ImportRow } from '../../customers/index.ts';
import type { CustomField } from '../../customers/index.ts';
import { splitList } from '../../../kernel/spreadsheets/cell-escape.ts';
import {
  parseBool,
  parseCount,
  parseDay,
  parseInstant,
  parseMoney,
  parseNumber,
  parsePhone,
  parseText,
} from '../../../kernel/spreadsheets/parse-cells.ts';
import { parseEmail, parseForm, parseGender, parseLevel, parseOption, parseRegion, parseTaxId } from './parse-values.ts';
import type { Parsed } from './parse-values.ts';
import type { RowProblem } from './row-problems.ts';

/** Who can be an owner, by what a file may call them (lower case): a member of staff's id, or null where several have that name. */
export type OwnerNames = ReadonlyMap<string, string | null>;

/** What a column of a file can become. `set` writes a cell (never empty) into the row, or answers why not. */
export interface ImportField {
  /** Heading in our exports, and the first word it is recognised by. */
  label: string;
  aliases: readonly string[];
  /** Only administrators may set it: it is history, or a number of ours. Others may use it to find the customer. */
  adminOnly?: boolean;
  /** The field of the registry whose right decides; absent for what everybody who imports may set. */
  right?: { field: string; needed: 'read' | 'write' };
  set(row: ImportRow, cell: string, owners: OwnerNames): RowProblem | undefined;
}

const setter =
  <T>(parse: (cell: string) => Parsed<T>, put: (row: ImportRow, value: T) => void): ImportField['set'] =>
  (row, cell) => {
    const parsed = parse(cell);
    if ('problem' in parsed) return parsed.problem;
    put(row, parsed.value);
    return undefined;
  };

const inChange = <K extends keyof ImportRow['change']>(
  key: K,
  parse: (cell: string) => Parsed<NonNullable<ImportRow['change'][K]>>,
): ImportField['set'] => setter(parse, (row, value) => void (row.change[key] = value));
const inFacts = <K extends keyof ImportRow['facts']>(
  key: K,
  parse: (cell: string) => Parsed<NonNullable<ImportRow['facts'][K]>>,
): ImportField['set'] => setter(parse, (row, value) => void (row.facts[key] = value));
const write = (field: string): ImportField['right'] => ({ field, needed: 'write' });
const read = (field: string): ImportField['right'] => ({ field, needed: 'read' });

const mostTags = 50;

export const importFields: Readonly<Record<string, ImportField>> = {
  id: {
    label: '客户编号',
    aliases: ['id', 'customer id', '客户id'],
    adminOnly: true,
    set: setter(parseForm(/^cus_[0-9A-HJKMNP-TV-Z]{26}$/, 'id_invalid'), (row, value) => (row.id = value)),
  },
  memberNo: {
    label: '会员号',
    aliases: ['会员编号', '会员卡号', '卡号', 'member no', 'member number'],
    adminOnly: true,
    right: read('memberNo'),
    set: setter(parseForm(/^8\d{11}$/, 'member_no_invalid'), (row, value) => (row.memberNo = value)),
  },
  externalKey: {
    label: '外部编号',
    aliases: ['原系统编号', '客户编码', '编号', 'external key', 'external id'],
    set: setter(parseForm(/^[\x21-\x7e]{1,64}$/, 'key_invalid'), (row, value) => (row.externalKey = value)),
  },
  name: {
    label: '姓名',
    aliases: ['名称', '客户', '客户姓名', '客户名称', '会员姓名', '联系人', '称呼', '昵称', 'name'],
    right: write('name'),
    set: inChange('name', parseText(64)),
  },
  avatarUrl: {
    label: '头像',
    aliases: ['头像网址', 'avatar'],
    right: write('name'),
    set: setter(parseForm(/^https?:\/\/\S{4,490}$/, 'address_invalid'), (row, value) => (row.avatarUrl = value)),
  },
  phone: {
    label: '手机号',
    aliases: ['手机', '手机号码', '电话', '联系电话', '联系方式', 'phone', 'mobile', 'tel'],
    right: write('phone'),
    set: inChange('phone', parsePhone),
  },
  email: {
    label: '邮箱',
    aliases: ['电子邮箱', '邮件', 'email', 'e-mail', 'mail'],
    right: write('email'),
    set: inChange('email', parseEmail),
  },
  address: {
    label: '地址',
    aliases: ['详细地址', '收货地址', '联系地址', 'address'],
    right: write('address'),
    set: inChange('address', parseText(300)),
  },
  taxId: {
    label: '税号',
    aliases: ['纳税人识别号', '统一社会信用代码', 'tax id'],
    right: write('taxId'),
    set: inChange('taxId', parseTaxId),
  },
  company: {
    label: '单位名称',
    aliases: ['公司', '公司名称', '单位', '企业名称', 'company'],
    right: write('company'),
    set: inChange('company', parseText(100)),
  },
  gender: { label: '性别', aliases: ['gender', 'sex'], right: write('gender'), set: inChange('gender', parseGender) },
  birthday: {
    label: '生日',
    aliases: ['出生日期', '出生年月日', 'birthday', 'date of birth'],
    right: write('birthday'),
    set: inChange('birthday', parseDay),
  },
  region: {
    label: '地区',
    aliases: ['城市', '所在城市', '所在地', '省市', '区域', 'region', 'city'],
    right: write('region'),
    set: inChange('region', parseRegion),
  },
  level: { label: '会员等级', aliases: ['等级', '级别', '会员级别', 'level'], right: write('level'), set: inChange('level', parseLevel) },
  owner: {
    label: '负责人',
    aliases: ['跟进人', '所属员工', '归属员工', '客户经理', '导购', '销售', 'owner'],
    right: write('owner'),
    set: colleague((row, staffId) => void (row.change.ownerId = staffId)),
  },
  tags: {
    label: '标签',
    aliases: ['客户标签', 'tag', 'tags'],
    right: write('tags'),
    set: (row, cell) => {
      const tags = [...new Set(splitList(cell).map((tag) => tag.trim()))].filter(Boolean);
      if (tags.length > mostTags) return 'too_many';
      if (tags.some((tag) => [...tag].length > 64)) return 'too_long';
      row.change.tags = tags;
      return undefined;
    },
  },
  channel: {
    label: '来源渠道',
    aliases: ['来源', '渠道', 'channel'],
    adminOnly: true,
    right: read('channel'),
    set: (row, cell) => {
      const [kind, key = '', name = ''] = splitList(cell);
      const known = channelKinds.find((it) => it === kind);
      if (!known || [key, name].some((text) => text.length > 64)) return 'channel_invalid';
      row.facts.channel = { kind: known, key: key || null, name: name || null };
      return undefined;
    },
  },
  ordersCount: {
    label: '订单数',
    aliases: ['订单总数', 'orders'],
    adminOnly: true,
    right: read('ordersCount'),
    set: inFacts('ordersCount', parseCount),
  },
  paidTotalFen: {
    label: '累计消费',
    aliases: ['消费总额', '累计消费金额', 'total spent'],
    adminOnly: true,
    right: read('paidTotalFen'),
    set: inFacts('paidTotalFen', parseMoney),
  },
  lastOrderAt: {
    label: '最近下单',
    aliases: ['最近下单时间', '最后下单时间', 'last order'],
    adminOnly: true,
    right: read('lastOrderAt'),
    set: inFacts('lastOrderAt', parseInstant),
  },
  createdAt: {
    label: '建档时间',
    aliases: ['创建时间', '注册时间', '开卡时间', '入会时间', '添加时间', 'created at', 'created'],
    right: read('createdAt'),
    set: inFacts('createdAt', parseInstant),
  },
  lastSeenAt: {
    label: '最近活跃',
    aliases: ['最近活跃时间', '最后活跃时间', 'last seen'],
    right: read('lastSeenAt'),
    set: inFacts('lastSeenAt', parseInstant),
  },
};

/** A cell that names a member of staff, by WeCom account or by a name that only one has. */
function colleague(put: (row: ImportRow, staffId: string) => void): ImportField['set'] {
  return (row, cell, owners) => {
    const found = owners.get(cell.trim().toLowerCase());
    if (found === undefined) return 'owner_unknown';
    if (found === null) return 'owner_ambiguous';
    put(row, found);
    return undefined;
  };
}

/** One of the shop's own fields as a column. */
function customImportField(field: CustomField): ImportField {
  const put = (row: ImportRow, value: string | number | boolean | string[]): void => void ((row.change.custom ??= {})[field.id] = value);
  const parsers: Record<CustomField['type'], ImportField['set']> = {
    text: setter(parseText(500), put),
    number: setter(parseNumber, put),
    money: setter(parseMoney, put),
    date: setter(parseDay, put),
    bool: setter(parseBool, put),
    region: setter(parseRegion, put),
    staff: colleague(put),
    single: setter((cell) => parseOption(cell, field.options), put),
    multi: (row, cell) => {
      const chosen = splitList(cell).filter(Boolean);
      if (chosen.some((option) => !field.options.includes(option))) return 'option_unknown';
      put(row, [...new Set(chosen)]);
      return undefined;
    },
  };
  return { label: field.label, aliases: [], right: write(`custom.${field.id}`), set: parsers[field.type] };
}

export function findImportField(key: string, customFields: readonly CustomField[]): ImportField | undefined {
  if (Object.hasOwn(importFields, key)) return importFields[key];
  const custom = customFields.find((field) => `custom.${field.id}` === key);
  return custom && customImportField(custom);
}
