// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { findSalesProblems, newPaidTerm, newTopUp } from './sales-draft.ts';

describe('sales settings being edited', () => {
  it('offer the next membership that has no price', () => {
    const month = newPaidTerm([1, 2], []);
    expect(month).toMatchObject({ level: 1, term: 'month' });
    const quarter = newPaidTerm([1, 2], [month]);
    expect(quarter).toMatchObject({ level: 1, term: 'quarter' });
    const year = newPaidTerm([1, 2], [month, quarter]);
    expect(newPaidTerm([1, 2], [month, quarter, year])).toMatchObject({ level: 2, term: 'month' });
  });

  it('take no free top-up and no second price for the same membership', () => {
    const term = newPaidTerm([1], []);
    expect(findSalesProblems({ topUps: [newTopUp], paidTerms: [term] }).size).toBe(0);
    expect([...findSalesProblems({ topUps: [{ ...newTopUp, payFen: 0 }], paidTerms: [] })]).toEqual(['amount']);
    expect([...findSalesProblems({ topUps: [], paidTerms: [term, { ...term, priceFen: 1 }] })]).toEqual(['twice']);
    expect(findSalesProblems({ topUps: [], paidTerms: [term, { ...term, on: false }] }).size).toBe(0);
  });
});
