import type { Middleware } from 'koa';
import { createContext } from '../../kernel/context.ts';
import type { Context, Deps } from '../../kernel/context.ts';
import { AppError } from '../../kernel/errors.ts';
import type { ActorFinder } from '../../kernel/http/actors.ts';
import { authorise } from '../../kernel/http/authorise.ts';
import type { HttpContext } from '../../kernel/http/koa-state.ts';
import { describeOrigin } from '../../kernel/http/origin.ts';
import { deviceCookie, staffCookie } from '../../kernel/http/sessions.ts';
import { downloadGrant } from '../../modules/coupons/index.ts';
import { downloadBadRows, downloadExport } from '../../modules/customer-files/index.ts';
import { createDownloadMonth } from '../../modules/invoices/index.ts';
import { downloadInvoice } from '../../modules/invoices/index.ts';
import { downloadDay } from '../../modules/payments/index.ts';
import type { Download } from '../../modules/customer-files/index.ts';
import { invoicedParts } from '../invoiced-parts.ts';

const doors = [
  { path: /^\/downloads\/exports\/(exp_[0-9A-Z]{26})$/, permission: 'customers.export', open: downloadExport },
  { path: /^\/downloads\/imports\/(imp_[0-9A-Z]{26})\/bad-rows\.csv$/, permission: 'customers.import', open: downloadBadRows },
  { path: /^\/downloads\/reconciliation\/(\d{4}-\d{2}-\d{2})\.csv$/, permission: 'payments.reconcile', open: downloadDay },
  {
    path: /^\/downloads\/invoices\/(\d{4}-(?:0[1-9]|1[0-2]))\.xlsx$/,
    permission: 'invoices.issue',
    open: createDownloadMonth(invoicedParts),
  },
  { path: /^\/downloads\/invoices\/(inv_[0-9A-Z]{26}\.(?:pdf|ofd|xml))$/, permission: 'invoices.read', open: downloadInvoice },
  { path: /^\/downloads\/coupon-grants\/(cpg_[0-9A-Z]{26})\.csv$/, permission: 'coupons.grant', open: downloadGrant },
] as const satisfies readonly { path: RegExp; permission: string; open: (ctx: Context, id: string) => Promise<Download> }[];

/** Files made while they are sent, for signed-in staff. A plain link must do, so the header of our own pages is not asked for; other sites are refused. */
export function createDownloads(deps: Deps, actors: ActorFinder): Middleware {
  return async function downloads(koa, next) {
    if (!koa.path.startsWith('/downloads/')) return next();
    const ctx = koa as HttpContext;
    const door = doors.find(({ path }) => path.test(ctx.path));
    if (!door || ctx.method !== 'GET') throw new AppError('request.not_found');
    if (!['', 'same-origin', 'none'].includes(ctx.get('sec-fetch-site'))) throw new AppError('auth.origin_refused');
    const actor = await actors.find(ctx.cookies.get(staffCookie), ctx.cookies.get(deviceCookie));
    ctx.state.actor = actor;
    authorise(actor, { audience: 'staff', permission: door.permission });
    const id = door.path.exec(ctx.path)?.[1] ?? '';
    const file = await door.open(createContext(deps, actor, ctx.state.requestId, describeOrigin(ctx)), id);
    const plainName = file.fileName.replace(/[^\w.-]+/g, '') || 'download';
    ctx.set({
      'content-type': file.contentType,
      'content-disposition': `attachment; filename="${plainName}"; filename*=UTF-8''${encodeURIComponent(file.fileName).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)}`,
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    });
    ctx.status = 200;
    ctx.body = file.body;
  };
}
