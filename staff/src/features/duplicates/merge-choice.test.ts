import { describe, expect, it } from 'vitest';
import type { MergePreview } from './api.ts';
import { orderLines, resultOf, toChoose } from './merge-choice.ts';

const line = (field: string, left: string | null, right: string | null, result: 'left' | 'right' | 'both' = 'left', choosable = true) => ({
  field,
  left,
  right,
  result,
  choosable,
});
const preview = {
  fields: [line('name', '王芳', '芳芳'), line('tags', 'a', 'b', 'both', false), line('company', null, '茶行', 'right')],
} as MergePreview;

describe('choosing what a merge keeps', () => {
  it('sends only choices that differ from the rules, and never one that is not open', () => {
    expect(toChoose(preview, { name: 'left', company: 'left', tags: 'right' })).toEqual({ company: 'left' });
    expect(toChoose(preview, {})).toEqual({});
  });

  it('shows the rules’ result until somebody chooses', () => {
    const [name, tags] = preview.fields;
    expect(resultOf(name!, {})).toBe('left');
    expect(resultOf(name!, { name: 'right' })).toBe('right');
    expect(resultOf(tags!, { tags: 'right' })).toBe('both');
  });

  it('puts what differs first and what is equal last', () => {
    const ordered = orderLines([line('gender', 'm', 'm'), line('company', null, 'x'), line('name', 'a', 'b')]);
    expect(ordered.map(({ field }) => field)).toEqual(['name', 'company', 'gender']);
  });
});
