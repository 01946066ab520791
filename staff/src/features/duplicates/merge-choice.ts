import type { MergePreview } from './api.ts';

export type Side = 'left' | 'right';
export type Choices = Readonly<Record<string, Side>>;

/** What a line would end up with: what somebody chose, else what the rules give. */
export const resultOf = (line: MergePreview['fields'][number], choices: Choices): 'left' | 'right' | 'both' =>
  line.choosable ? (choices[line.field] ?? line.result) : line.result;

/** Only what differs from the rules is sent; choosing what would happen anyway is no choice. */
export function toChoose(preview: MergePreview, choices: Choices): Record<string, Side> {
  return Object.fromEntries(
    preview.fields.flatMap((line) => {
      const chosen = choices[line.field];
      return line.choosable && chosen && chosen !== line.result ? [[line.field, chosen]] : [];
    }),
  );
}

/** Lines where there is something to decide come first; equal ones say nothing and last. */
export function orderLines(fields: MergePreview['fields']): MergePreview['fields'] {
  const weight = (line: MergePreview['fields'][number]): number =>
    line.left === line.right ? 2 : line.left === null || line.right === null ? 1 : 0;
  return [...fields].sort((a, b) => weight(a) - weight(b));
}
