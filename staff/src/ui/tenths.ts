/** Discounts as people here say them: 500 basis points off are 9.5 折, 9.5 tenths to pay. No discount is 10. */
export const toTenths = (offBps: number): number => (10_000 - offBps) / 1000;

export const fromTenths = (tenths: number | null): number => 10_000 - Math.round((tenths ?? 10) * 1000);
