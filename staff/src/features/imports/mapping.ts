import { canEdit } from '../customers/edit/can-edit.ts';
import type { FieldCatalogue } from '../customers/fields/field-catalogue.ts';
import type { CustomerImport } from './api.ts';

export type Mapping = CustomerImport['mapping'];
export type MatchBy = CustomerImport['matchBy'];

/** No field of ours, but a file from elsewhere has them. */
export const extraTargets = ['id', 'externalKey', 'avatarUrl'] as const;
const matchable: readonly MatchBy[] = ['phone', 'memberNo', 'id', 'externalKey'];

const history: readonly string[] = ['createdAt', 'lastSeenAt', 'memberNo'];
const adminOnly: readonly string[] = ['channel', 'ordersCount', 'paidTotalFen', 'lastOrderAt'];

/** Fields a column can go to: those this person may write, when a record began, and the numbers to find a customer by; to administrators also history. */
export const importTargets = (all: FieldCatalogue, isAdmin: boolean): string[] => [
  ...all.fields
    .filter((field) => {
      if (history.includes(field.key) || (isAdmin && adminOnly.includes(field.key)))
        return field.right === 'read' || field.right === 'write';
      return canEdit(field);
    })
    .map(({ key }) => key),
  ...extraTargets,
];

/** A column goes to one field and a field comes from one column: choosing it here takes it from where it was. */
export function mapColumn(mapping: Mapping, column: string, target: string | null): Mapping {
  const rest = Object.fromEntries(Object.entries(mapping).filter(([name, to]) => name !== column && to !== target));
  return target ? { ...rest, [column]: target } : rest;
}

/** By what a row can find its customer: only what the file carries. */
export const matchChoices = (mapping: Mapping): MatchBy[] => [
  ...matchable.filter((it) => Object.values(mapping).includes(it as Mapping[string])),
  'none',
];

/** A guess that fits the mapping: what was chosen while it can hold, else the surest key there is. */
export const fittingMatch = (mapping: Mapping, wanted: MatchBy): MatchBy => {
  const choices = matchChoices(mapping);
  return choices.includes(wanted) && wanted !== 'none' ? wanted : (choices[0] ?? 'none');
};

/** Whether there is anything to import by: somebody has to be found or named. */
export const isUsable = (mapping: Mapping, matchBy: MatchBy): boolean =>
  Object.keys(mapping).length > 0 && (matchBy !== 'none' || Object.values(mapping).includes('name'));

/** “约 3 分钟”: minutes until the current step is over; null while that cannot be told. */
export function minutesLeft({ progress, rate }: Pick<CustomerImport, 'progress' | 'rate'>): number | null {
  if (!rate || rate <= 0 || progress.total === null) return null;
  return Math.max(0, progress.total - progress.done) / rate / 60;
}
