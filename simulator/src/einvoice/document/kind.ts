import type { Invoice } from '../invoice.ts';

export const kindOf = (invoice: Invoice): string => (invoice.line === 'bs' ? '电子发票（增值税专用发票）' : '电子发票（普通发票）');
