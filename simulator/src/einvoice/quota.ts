import { beijingDay } from '../world/beijing.ts';

export interface Quota {
  /** Sets what is left this month; null: as much as one likes. */
  setLeft(taxNo: string, leftFen: number | null, at: number): void;
  use(taxNo: string, netFen: number, at: number): void;
  view(taxNo: string, at: number): { month: string; usedFen: number; limitFen: number | null; leftFen: number | null };
}

const monthOf = (at: number): string => beijingDay(at).slice(0, 7);

/** 发票总额度: a ceiling per calendar month on what is issued without tax. It holds until it is set anew. */
export function createQuota(): Quota {
  const used = new Map<string, number>();
  const limits = new Map<string, number>();
  const keyOf = (taxNo: string, at: number) => `${taxNo} ${monthOf(at)}`;
  const usedOf = (taxNo: string, at: number) => used.get(keyOf(taxNo, at)) ?? 0;
  return {
    setLeft: (taxNo, leftFen, at) => {
      if (leftFen === null) limits.delete(taxNo);
      else limits.set(taxNo, usedOf(taxNo, at) + leftFen);
    },
    use: (taxNo, netFen, at) => void used.set(keyOf(taxNo, at), usedOf(taxNo, at) + netFen),
    view: (taxNo, at) => {
      const usedFen = usedOf(taxNo, at);
      const limitFen = limits.get(taxNo) ?? null;
      return { month: monthOf(at), usedFen, limitFen, leftFen: limitFen === null ? null : limitFen - usedFen };
    },
  };
}
