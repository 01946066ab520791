import type { InvoiceFaultKind } from '../einvoice/faults.ts';
import type { Json } from '../http/fields.ts';
import { numberOf, optionalTextOf, textOf } from '../http/fields.ts';
import { bodyOf, present } from './body-shapes.ts';
import type { Control } from './control.ts';
import type { InvoiceFaultInput, InvoiceSpeed } from './einvoice-verbs.ts';
import type { Route } from './routes.ts';

const faultIn = (body: Json): InvoiceFaultInput => ({
  kind: bodyOf.needed(body, 'kind') as InvoiceFaultKind,
  ...present<Omit<InvoiceFaultInput, 'kind'>>({
    method: optionalTextOf(body, 'method'),
    taxNo: optionalTextOf(body, 'taxNo'),
    text: optionalTextOf(body, 'text'),
    times: numberOf(body, 'times'),
    ms: numberOf(body, 'ms'),
  }),
});

const speedIn = (body: Json): InvoiceSpeed =>
  present<InvoiceSpeed>({
    issueMs: numberOf(body, 'issueMs'),
    sealMs: numberOf(body, 'sealMs'),
    redMs: numberOf(body, 'redMs'),
    redHours: numberOf(body, 'redHours'),
    tokenLimit: numberOf(body, 'tokenLimit'),
  });

const flagIn = (body: Json, key: string): boolean | undefined => (typeof body[key] === 'boolean' ? body[key] : undefined);

export function einvoiceBoxRoutes({ get, post, remove }: Route, control: Control): void {
  post('/einvoice/faults', ({ body }) => control.setInvoiceFault(faultIn(body)));
  remove('/einvoice/faults', () => control.clearInvoiceFaults());
  post('/einvoice/speed', ({ body }) => control.setInvoiceSpeed(speedIn(body)));
  post('/einvoice/expire-tokens', () => control.expireInvoiceTokens());
  get('/einvoice/sellers', () => control.invoiceSellers());
  post('/einvoice/sellers', ({ body }) =>
    control.addInvoiceSeller(
      present<{ taxNo?: string; name?: string; any?: boolean }>({
        taxNo: optionalTextOf(body, 'taxNo'),
        name: optionalTextOf(body, 'name'),
        any: flagIn(body, 'any'),
      }),
    ),
  );
  get('/einvoice/quota', ({ query }) => control.invoiceQuota(textOf(query, 'taxNo')));
  post('/einvoice/quota', ({ body }) =>
    control.setInvoiceQuota({ taxNo: bodyOf.needed(body, 'taxNo'), leftFen: numberOf(body, 'leftFen') ?? null }),
  );
  post('/einvoice/login', ({ body }) => control.drawerLogsIn({ taxNo: bodyOf.needed(body, 'taxNo') }));
  post('/einvoice/booked', ({ body }) =>
    control.markInvoiceBooked({ number: bodyOf.needed(body, 'number'), booked: body['booked'] !== false }),
  );
  post('/einvoice/buyer', ({ body }) => control.buyerAnswersRed({ billNo: bodyOf.needed(body, 'billNo'), agree: body['agree'] !== false }));
  post('/einvoice/buyer-raises', ({ body }) =>
    control.buyerRaisesRed({
      number: bodyOf.needed(body, 'number'),
      ...present<{ redReason?: string }>({ redReason: optionalTextOf(body, 'redReason') }),
    }),
  );
  post('/einvoice/forge', ({ body }) => control.forgeInvoiceCallback({ orderNo: bodyOf.needed(body, 'orderNo') }));
  post('/einvoice/push', ({ body }) => control.pushInvoice({ orderNo: bodyOf.needed(body, 'orderNo') }));
  // The world has one clock: confirmations grow old with it.
  post('/einvoice/clock', ({ body }) => control.advanceTime({ advanceMs: bodyOf.neededNumber(body, 'aheadMs') }));
  get('/einvoice/documents', ({ query }) =>
    control.invoiceDocuments(
      present<{ taxNo?: string; orderNo?: string; number?: string; after?: number; limit?: number }>({
        taxNo: optionalTextOf(query, 'taxNo'),
        orderNo: optionalTextOf(query, 'orderNo'),
        number: optionalTextOf(query, 'number'),
        after: numberOf(query, 'after'),
        limit: numberOf(query, 'limit'),
      }),
    ),
  );
  get('/einvoice/reds', () => control.invoiceReds());
  get('/einvoice/outbox', () => control.invoiceOutbox());
}
