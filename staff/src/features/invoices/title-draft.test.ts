// @vitest-environment node
import { describe, expect, it } from 'vitest';
import type { Asked } from './title-draft.ts';
import { mailFits, noTitle, readyTitle } from './title-draft.ts';

const company = { ...noTitle, name: '杭州西湖茶业有限公司', taxNo: '91330106MA27XYB00X' };
const asked = (part: Partial<Asked>): Asked => ({ type: 'normal', title: company, email: '', note: '', despiteWarning: false, ...part });

describe('a title being filled in', () => {
  it('waits until somebody has confirmed a check digit that is wrong', () => {
    expect(readyTitle(asked({}))).toBeNull();
    expect(readyTitle(asked({ despiteWarning: true }))).toMatchObject({ name: company.name, taxNo: company.taxNo });
  });

  it('takes no special invoice to a person, and nothing of a company to a person', () => {
    const person = { ...company, kind: 'person' as const, name: '张三' };
    expect(readyTitle(asked({ title: person, type: 'special' }))).toBeNull();
    expect(readyTitle(asked({ title: person }))).toMatchObject({ name: '张三', taxNo: '', bank: '' });
  });

  it('takes no broken mail address, and none at all is fine', () => {
    expect(mailFits('')).toBe(true);
    expect(mailFits('caiwu@example')).toBe(false);
    expect(readyTitle(asked({ despiteWarning: true, email: 'caiwu' }))).toBeNull();
  });
});
