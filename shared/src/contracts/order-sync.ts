import { z } from 'zod';
import { endpoint } from '../endpoint.ts';
import { batchStatuses } from '../values/statuses.ts';
import { syncedStates, syncSourceKinds } from '../values/order-words.ts';
import { cursor, fen, id, instant, pageSize, progress, staffName } from './shapes.ts';

const read = { audience: 'staff', permission: 'sync.read' } as const;
const manage = { audience: 'staff', permission: 'sync.manage' } as const;

const syncSource = z.object({
  id,
  kind: z.enum(syncSourceKinds),
  name: z.string(),
  on: z.boolean(),
  /** Orders changed until then are here. */
  syncedUntil: instant.nullable(),
  orders: z.number().int(),
  paidFen: fen,
  run: z
    .object({
      status: z.enum(['running', 'paused', 'done', 'failed']),
      progress,
      ratePerSecond: z.number().nullable(),
      startedAt: instant,
      problem: z.string().nullable(),
    })
    .nullable(),
});

const openKey = z.object({
  id,
  sourceId: id,
  name: z.string(),
  createdAt: instant,
  lastUsedAt: instant.nullable(),
  revokedAt: instant.nullable(),
});

/** An order as another system tells it. The same (source, orderNo) with a later `updatedAt` replaces what was known; an older one changes nothing. */
const partnerOrder = z.object({
  orderNo: z.string().trim().min(1).max(64),
  updatedAt: instant,
  state: z.enum(syncedStates),
  createdAt: instant,
  paidAt: instant.nullable().default(null),
  /** Who bought: at least one that is known, else an order without a customer is kept and shown to the shop. */
  buyer: z.object({
    unionid: z.string().max(64).optional(),
    openid: z.string().max(64).optional(),
    /** The app the openid belongs to; the shop's own mini-program by default. */
    appid: z.string().max(64).optional(),
    phone: z
      .string()
      .regex(/^1[3-9]\d{9}$/)
      .optional(),
    name: z.string().trim().max(40).optional(),
  }),
  paidFen: fen.min(0).max(10_000_000_000),
  refundedFen: fen.min(0).max(10_000_000_000).default(0),
  lines: z
    .array(
      z.object({
        title: z.string().trim().min(1).max(120),
        spec: z.string().trim().max(60).default(''),
        code: z.string().trim().max(64).default(''),
        unitFen: fen.min(0),
        quantity: z.number().int().min(1).max(100_000),
        paidFen: fen.min(0),
      }),
    )
    .max(200)
    .default([]),
  store: z.string().trim().max(40).default(''),
  remark: z.string().trim().max(200).default(''),
});

const orderImport = z.object({
  id,
  fileName: z.string(),
  sourceName: z.string(),
  status: z.enum(batchStatuses),
  counts: z.object({ new: z.number().int(), update: z.number().int(), same: z.number().int(), error: z.number().int() }),
  progress,
  badRows: z.array(z.object({ line: z.number().int(), reason: z.string() })),
  startedBy: staffName,
  startedAt: instant,
});

export const orderSyncContracts = {
  'staff.sync.sources': endpoint({
    summary: 'Where orders come from, how far each is.',
    kind: 'read',
    access: read,
    input: z.object({}),
    output: z.object({ sources: z.array(syncSource) }),
    errors: [],
  }),
  'staff.sync.save-source': endpoint({
    summary: 'Add a system, rename it, switch it on or off.',
    kind: 'write',
    access: manage,
    input: z.object({ id: id.optional(), kind: z.enum(syncSourceKinds), name: z.string().trim().min(1).max(40), on: z.boolean() }),
    output: z.object({ source: syncSource }),
    errors: ['sync.source_not_found', 'sync.name_taken', 'sync.not_connected'],
  }),
  'staff.sync.run': endpoint({
    summary: 'Fetch now; from the beginning when asked.',
    kind: 'write',
    access: manage,
    input: z.object({ id, fromStart: z.boolean().default(false) }),
    output: z.object({ source: syncSource }),
    errors: ['sync.source_not_found', 'sync.not_connected'],
  }),
  'staff.sync.pause': endpoint({
    summary: 'Stop after the current page.',
    kind: 'write',
    access: manage,
    input: z.object({ id }),
    output: z.object({ source: syncSource }),
    errors: ['sync.source_not_found'],
  }),
  'staff.open-keys.list': endpoint({
    summary: 'Keys of other systems; secrets are never shown again.',
    kind: 'read',
    access: manage,
    input: z.object({}),
    output: z.object({ keys: z.array(openKey) }),
    errors: [],
  }),
  'staff.open-keys.create': endpoint({
    summary: 'A key for a system that sends orders. The secret is shown this once.',
    kind: 'write',
    access: manage,
    input: z.object({ sourceId: id, name: z.string().trim().min(1).max(40) }),
    output: z.object({ key: openKey, secret: z.string() }),
    errors: ['sync.source_not_found'],
  }),
  'staff.open-keys.revoke': endpoint({
    summary: 'End a key at once.',
    kind: 'write',
    access: manage,
    input: z.object({ id }),
    output: z.object({ key: openKey }),
    errors: ['sync.key_not_found'],
  }),
  'staff.order-imports.begin': endpoint({
    summary: 'Announce a csv or xlsx file of orders; its bytes follow in parts.',
    kind: 'write',
    access: manage,
    input: z.object({ sourceId: id, fileName: z.string().trim().min(1).max(200), bytes: z.number().int().min(1).max(200_000_000) }),
    output: z.object({ import: orderImport }),
    errors: ['customer_import.format_unknown', 'sync.source_not_found'],
  }),
  'staff.order-imports.add-part': endpoint({
    summary: 'The next part, at most 256 KB; after the last one the file is checked.',
    kind: 'write',
    access: manage,
    input: z.object({ id, nth: z.number().int().min(0).max(1600), base64: z.string().max(360_000), last: z.boolean() }),
    output: z.object({ import: orderImport }),
    errors: ['sync.import_not_found', 'customer_import.wrong_step', 'customer_import.unreadable'],
  }),
  'staff.order-imports.run': endpoint({
    summary: 'Take over the good rows; also resumes.',
    kind: 'write',
    access: manage,
    input: z.object({ id }),
    output: z.object({ import: orderImport }),
    errors: ['sync.import_not_found', 'customer_import.wrong_step'],
  }),
  'staff.order-imports.get': endpoint({
    summary: 'How far it is.',
    kind: 'read',
    access: manage,
    input: z.object({ id }),
    output: z.object({ import: orderImport }),
    errors: ['sync.import_not_found'],
  }),
  'staff.order-imports.list': endpoint({
    summary: 'Order files, newest first.',
    kind: 'read',
    access: manage,
    input: z.object({ cursor: cursor.optional(), limit: pageSize.default(20) }),
    output: z.object({ imports: z.array(orderImport), next: cursor.nullable() }),
    errors: [],
  }),

  'open.orders.push': endpoint({
    summary:
      'A partner’s orders, at most 200. Signed: `Authorization: LIANKE-HMAC-SHA256 key="<key id>",timestamp="<unix seconds>",nonce="<16–64 characters>",signature="<hex HMAC-SHA256 over METHOD\\nPATH\\ntimestamp\\nnonce\\nhex SHA-256 of the body\\n>"`; five minutes of grace, a nonce counts once.',
    kind: 'write',
    access: { audience: 'open' } as const,
    input: z.object({ orders: z.array(partnerOrder).min(1).max(200) }),
    output: z.object({ orders: z.array(z.object({ orderNo: z.string(), outcome: z.enum(['new', 'updated', 'unchanged']), orderId: id })) }),
    errors: ['open.signature_invalid', 'open.timestamp_refused', 'open.replayed', 'open.key_revoked'],
  }),
};
