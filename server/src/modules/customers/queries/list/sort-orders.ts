import type { CustomerFieldKey } from '@lianke/shared';
import type { CustomerRow } from '../../tables.ts';

/** Which columns a list is ordered by; each is the beginning of an index (see migration 0210), and ends in the id so that no two rows are equal. */
export const sortOrders = {
  name: ['name_initials', 'id'],
  memberNo: ['member_no', 'id'],
  birthday: ['birthday_on', 'id'],
  region: ['region', 'level', 'last_order_at', 'id'],
  level: ['level', 'last_seen_at', 'id'],
  owner: ['owner_id', 'id'],
  ordersCount: ['orders_count', 'id'],
  paidTotalFen: ['paid_total_fen', 'id'],
  lastOrderAt: ['last_order_at', 'id'],
  createdAt: ['created_at', 'id'],
  lastSeenAt: ['last_seen_at', 'id'],
} as const satisfies Partial<Record<CustomerFieldKey, readonly (keyof CustomerRow)[]>>;

/** The index that walks a list in this order without sorting. */
export const sortIndexes: Record<keyof typeof sortOrders, string> = {
  name: 'customers_by_name_initials',
  memberNo: 'customers_by_member_no',
  birthday: 'customers_by_birthday_on',
  region: 'customers_by_region',
  level: 'customers_by_level',
  owner: 'customers_owner_order',
  ordersCount: 'customers_by_orders_count',
  paidTotalFen: 'customers_by_paid_total_fen',
  lastOrderAt: 'customers_by_last_order_at',
  createdAt: 'customers_by_created',
  lastSeenAt: 'customers_by_last_seen',
};
