import type { Handlers } from '../../kernel/http/serve.ts';
import { getOrderImport, listOrderImports } from './imports/list-imports.ts';
import { runOrderImport } from './imports/run-import.ts';
import { addOrderPart, beginOrderImport } from './imports/upload.ts';
import { createKey, listKeys, revokeKey } from './open/manage-keys.ts';
import { pushOrders } from './open/push-orders.ts';
import { listSources } from './sources/list-sources.ts';
import { pauseSource, runSource } from './sources/run-source.ts';
import { saveSource } from './sources/save-source.ts';

export const orderSyncRoutes = {
  'staff.sync.sources': listSources,
  'staff.sync.save-source': saveSource,
  'staff.sync.run': runSource,
  'staff.sync.pause': pauseSource,
  'staff.open-keys.list': listKeys,
  'staff.open-keys.create': createKey,
  'staff.open-keys.revoke': revokeKey,
  'staff.order-imports.begin': beginOrderImport,
  'staff.order-imports.add-part': addOrderPart,
  'staff.order-imports.run': runOrderImport,
  'staff.order-imports.get': getOrderImport,
  'staff.order-imports.list': listOrderImports,
  'open.orders.push': pushOrders,
} satisfies Handlers<
  | ('staff.sync.sources' | 'staff.sync.save-source' | 'staff.sync.run' | 'staff.sync.pause')
  | ('staff.open-keys.list' | 'staff.open-keys.create' | 'staff.open-keys.revoke')
  | ('staff.order-imports.begin' | 'staff.order-imports.add-part' | 'staff.order-imports.run')
  | ('staff.order-imports.get' | 'staff.order-imports.list' | 'open.orders.push')
>;
