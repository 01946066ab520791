export interface SellerInfo {
  name: string;
  taxNo: string;
}

/** The sample company of the demo. Its number is made up; the check digits are right. */
const SAMPLE: SellerInfo = { name: '连客示例食品（杭州）有限公司', taxNo: '91330106MADEM0A15K' };

export interface Sellers {
  all(): SellerInfo[];
  /** Whether any tax number may issue; otherwise only those added. */
  any: boolean;
  add(seller: SellerInfo): void;
  find(taxNo: string): SellerInfo | undefined;
}

/** Who has handed its invoices to the provider's app. */
export function createSellers(): Sellers {
  const known = new Map<string, SellerInfo>([[SAMPLE.taxNo, SAMPLE]]);
  return {
    all: () => [...known.values()],
    any: true,
    add: (seller) => void known.set(seller.taxNo, seller),
    find(taxNo) {
      const found = known.get(taxNo);
      if (found || !this.any) return found;
      return { taxNo, name: `模拟企业${taxNo.slice(-6)}有限公司` };
    },
  };
}
