import { regionName } from '../customers/fields/regions.ts';
import { formatChinaTime, formatYuan } from '@lianke/shared';
import type { FieldRight, Gender, Permission, RoleKey, RowScope } from '@lianke/shared';
import type { Messages } from '../../messages/catalogue.ts';
import type { AuditEntry } from './api.ts';

export interface AuditSentence {
  who: string;
  did: string;
  /** True when we have no sentence for the action: then its code is shown in small print. */
  unknown: boolean;
  reason: string | null;
  changes: { field: string; before: string; after: string }[];
}

type Words = Pick<Messages, 'access' | 'audit' | 'goods' | 'records'>;

/** Values on record that no person reads: instants and fen. */
const unreadable: Record<string, ((value: string) => string) | undefined> = {
  claim_until: (at) => formatChinaTime(Number(at)),
  budget_fen: (fen) => formatYuan(Number(fen)),
  taxRateBps: (bps) => `${Number(bps) / 100}%`,
};

/** One entry as a person would say it: 谁 + 做了什么, why, and what was and became. `fieldLabel` names the shop's own fields. */
export function auditSentence(entry: AuditEntry, words: Words, fieldLabel: (key: string) => string | undefined): AuditSentence {
  const { audit } = words;
  const action = Object.hasOwn(audit.actions, entry.action) ? audit.actions[entry.action] : undefined;
  const subject = subjectText(entry, words);
  return {
    who: whoText(entry, words),
    did: (action ?? audit.otherAction).say(subject, entry.detail),
    unknown: action === undefined,
    reason: entry.detail.reason || null,
    changes: entry.changes.map((it) => changeText(it, words, fieldLabel)),
  };
}

function whoText({ actor, subject }: AuditEntry, { audit }: Words): string {
  // Somebody who signs in was nobody the moment before.
  if (actor.kind === 'nobody' && subject.kind === 'staff' && subject.name) return subject.name;
  if (actor.kind === 'system') return audit.actor.system;
  if (actor.kind === 'member') return actor.name ? `${actor.name}（${audit.actor.member}）` : audit.actor.member;
  if (actor.kind === 'nobody') return audit.actor.nobody;
  return actor.name || audit.someStaff;
}

/** In Chinese a name of Latin letters or digits needs blanks around it, a Chinese one does not. */
function subjectText({ subject }: AuditEntry, { access, audit }: Words): string {
  if (subject.kind === 'role') return access.roleName[subject.id as RoleKey] ?? subject.id;
  if (subject.name) return audit.spaced(subject.name);
  if (subject.kind === 'customer') return audit.someCustomer;
  return subject.kind === 'staff' ? audit.someStaff : '';
}

function changeText(
  { field, before, after }: AuditEntry['changes'][number],
  { access, audit, goods, records }: Words,
  fieldLabel: (key: string) => string | undefined,
): AuditSentence['changes'][number] {
  const nameOf = (key: string): string =>
    (access.fieldName as Record<string, string>)[key] ??
    fieldLabel(key) ??
    audit.setting[key] ??
    (key.startsWith('custom.') ? audit.ownField : key);
  const plain = (value: string | null): string => (value === null || value === '' ? audit.empty : value);
  if (field.startsWith('permission.')) {
    const label = access.permissionName[field.slice('permission.'.length) as Permission] ?? field;
    const say = (value: string | null): string => (value === null ? audit.withdrawn : audit.granted);
    return { field: label, before: say(before), after: say(after) };
  }
  if (field.startsWith('field.')) {
    const say = (value: string | null): string => (value === null ? audit.empty : (access.rightName[value as FieldRight] ?? value));
    return { field: nameOf(field.slice('field.'.length)), before: say(before), after: say(after) };
  }
  if (field === 'rows') {
    const say = (value: string | null): string => access.rowsName[(value ?? 'self') as RowScope] ?? plain(value);
    return { field: audit.rows, before: say(before), after: say(after) };
  }
  if (field === 'role') {
    const say = (value: string | null): string => access.roleName[(value ?? '') as RoleKey] ?? plain(value);
    return { field: audit.role, before: say(before), after: say(after) };
  }
  if (field === 'gender') {
    const say = (value: string | null): string => records.gender[(value ?? 'unknown') as Gender] ?? plain(value);
    return { field: nameOf(field), before: say(before), after: say(after) };
  }
  if (field === 'region') {
    const say = (value: string | null): string => (value ? regionName(value) : audit.empty);
    return { field: nameOf(field), before: say(before), after: say(after) };
  }
  // A variant goes by its id; what it was and became tells which it is.
  if (field.startsWith('sku ')) return { field: audit.setting.variant ?? field, before: plain(before), after: plain(after) };
  if (field === 'categoryId') return { field: nameOf(field), before: before ? '…' : audit.empty, after: after ? '…' : audit.empty };
  if (field === 'delivery') {
    const say = (value: string | null): string =>
      plain(value?.replace('express', goods.express).replace('pickup', goods.pickup).replace(' ', access.separator) ?? null);
    return { field: nameOf(field), before: say(before), after: say(after) };
  }
  const readable = unreadable[field];
  // Without a budget the server writes `null`.
  const say = (value: string | null): string => (readable && value ? (value === 'null' ? audit.empty : readable(value)) : plain(value));
  return { field: nameOf(field), before: say(before), after: say(after) };
}
