import type { SimContext, SimRouter } from '../../http/state.ts';
import type { World } from '../../world/world.ts';
import type { Invoice } from '../invoice.ts';
import { drawInvoice } from './draw-invoice.ts';
import { xmlOf } from './xml.ts';

const invoiceIn = (world: World, ctx: SimContext & { params: Record<string, string> }): Invoice | undefined => {
  const invoice = world.einvoice.bySerial(ctx.params['serialNo'] ?? '');
  return invoice?.fileKey === ctx.params['key'] && invoice?.number !== '' ? invoice : undefined;
};

/** Drawn anew each time: the same invoice gives the same bytes, and ten thousand of them take no room. */
export function serveFiles(router: SimRouter, world: World): void {
  router.get('/files/:serialNo/:key/invoice.pdf', async (ctx) => {
    const invoice = invoiceIn(world, ctx);
    if (!invoice) return;
    ctx.type = 'application/pdf';
    ctx.body = await drawInvoice(invoice);
  });
  router.get('/files/:serialNo/:key/invoice.xml', (ctx) => {
    const invoice = invoiceIn(world, ctx);
    if (!invoice) return;
    ctx.type = 'application/xml; charset=utf-8';
    ctx.body = xmlOf(invoice);
  });
}
