import { customerFields } from '@lianke/shared';
import type { CustomerFieldKey, FieldRight } from '@lianke/shared';
import type { Messages } from '../../messages/catalogue.ts';
import type { CustomField } from './api.ts';

/** A customer field as the role editor treats it, the shop's own ones too. */
export interface EditableField {
  key: string;
  label: string;
  group: FieldGroup;
  maskable: boolean;
  editable: boolean;
  /** What holds while a role says nothing about it. */
  fallback: FieldRight;
}
export type FieldGroup = keyof Messages['roles']['fieldGroup'];

const builtIn: Record<Exclude<FieldGroup, 'custom'>, readonly CustomerFieldKey[]> = {
  basics: ['name', 'memberNo', 'gender', 'birthday', 'region', 'company', 'level'],
  personal: ['phone', 'email', 'address', 'taxId'],
  belonging: ['owner', 'tags', 'channel', 'reach', 'identities'],
  history: ['timeline', 'ordersCount', 'paidTotalFen', 'lastOrderAt', 'createdAt', 'lastSeenAt'],
};

export function listFields(words: Messages['access'], custom: readonly CustomField[]): EditableField[] {
  return [
    ...Object.entries(builtIn).flatMap(([group, keys]) =>
      keys.map((key) => ({
        key,
        label: words.fieldName[key],
        group: group as FieldGroup,
        maskable: customerFields[key].maskable,
        editable: customerFields[key].editable,
        fallback: 'hidden' as const,
      })),
    ),
    ...custom
      .filter(({ archived }) => !archived)
      .map((it) => ({
        key: `custom.${it.id}`,
        label: it.label,
        group: 'custom' as const,
        maskable: it.personal,
        editable: true,
        fallback: it.defaultRight,
      })),
  ];
}

/** 脱敏 needs a masked form, 可编辑 a field that people can change. */
export const allows = (field: Pick<EditableField, 'maskable' | 'editable'>, right: FieldRight): boolean =>
  right === 'masked' ? field.maskable : right === 'write' ? field.editable : true;
