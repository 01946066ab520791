import type { Input, Output } from '@lianke/shared/api';
import { makeInvoice, makeTitle, paidOrder } from './invoice-world.ts';
import type { Invoice, InvoiceWorld, SavedTitle } from './invoice-world.ts';
import type { Handlers } from './member-endpoints.ts';
import type { Order, OrderWorld } from './order-world.ts';
import { pageOf } from './paging.ts';
import { Refusal } from './refusal.ts';

type World = InvoiceWorld & OrderWorld;
type Names = `member.invoices.${string}` | `member.titles.${string}`;
type Title = Input<'member.invoices.request'>['title'];
type Line = Output<'member.invoices.preview'>['invoices'][number]['lines'][number];
type Why = Output<'member.invoices.of-order'>['why'];

const dead = ['rejected', 'cancelled', 'failed', 'reversed'];
const live = ({ state }: Invoice): boolean => !dead.includes(state);
/** A title the server has looked at: the wrong check digit only has to be meant. */
const wrongDigit = '91330106MADEM0A151';

const whole = (title: Title): Invoice['title'] => ({ taxNo: '', address: '', phone: '', bank: '', account: '', ...title });

/** Just enough of the server's invoices for the pages to live on. */
export function invoiceEndpoints(world: World): Pick<Handlers, Extract<keyof Handlers, Names>> {
  const find = (id: string): Invoice => {
    const found = world.invoices.find((one) => one.id === id);
    if (!found) throw new Refusal(404, 'invoice.not_found');
    return found;
  };
  const change = (id: string, over: Partial<Invoice>): Invoice => {
    const changed = { ...find(id), ...over };
    world.invoices = world.invoices.map((one) => (one.id === id ? changed : one));
    return changed;
  };
  const order = (id: string): Order => {
    const found = world.orders.find((one) => one.id === id);
    if (!found) throw new Refusal(404, 'order.not_found');
    return found;
  };
  const ofOrder = (id: string): Invoice[] => world.invoices.filter(({ sources }) => sources.some(({ orderId }) => orderId === id));
  const less = (one: Order): Array<{ why: NonNullable<Why>; fen: number }> => [
    ...(one.refundedFen > 0 ? [{ why: 'refunded' as const, fen: one.refundedFen }] : []),
    ...(world.invoicedLess.get(one.id) ?? []),
  ];
  const payable = (one: Order): number =>
    ofOrder(one.id).some(live) ? 0 : Math.max(0, one.paidFen - less(one).reduce((sum, { fen }) => sum + fen, 0));
  const whyNot = (one: Order): Why => {
    if (payable(one) > 0) return null;
    if (ofOrder(one.id).some(live)) return 'invoiced';
    return less(one)[0]?.why ?? 'nothing_paid';
  };
  const look = (title: Title, type: Invoice['type'] | undefined, despiteWarning: boolean | undefined): void => {
    if (type === 'special' && title.kind !== 'company') throw new Refusal(400, 'invoice.special_needs_company');
    if (title.kind === 'company' && (title.taxNo ?? '').length < 15) throw new Refusal(400, 'invoice.title_invalid');
    if (title.taxNo === wrongDigit && despiteWarning !== true) throw new Refusal(400, 'invoice.title_invalid');
  };
  const ask = (orders: Order[], wish: Pick<Input<'member.invoices.request'>, 'type' | 'title' | 'email'>, amountFen: number): Invoice => {
    const asked = makeInvoice({
      id: `ivr_${world.invoices.length + 1}`,
      type: wish.type ?? 'normal',
      title: whole(wish.title),
      email: wish.email ?? '',
      amountFen,
      createdAt: Date.now(),
      sellerName: world.sellerName,
      sources: orders.map(({ id, orderNo, title }) => ({ orderId: id, orderNo, title })),
    });
    world.invoices = [asked, ...world.invoices];
    return asked;
  };
  const keep = (title: SavedTitle): SavedTitle[] => {
    const others = world.titles.filter(({ id }) => id !== title.id);
    world.titles = [title, ...others.map((one) => (title.isDefault && one.kind === title.kind ? { ...one, isDefault: false } : one))];
    return world.titles;
  };

  return {
    'member.invoices.invoiceable': (input) => {
      const rows = world.orders.filter(paidOrder).map((one) => ({
        orderId: one.id,
        orderNo: one.orderNo,
        title: one.title,
        paidAt: one.paidAt ?? one.createdAt,
        paidFen: one.paidFen,
        payableFen: payable(one),
        why: whyNot(one),
        sellerName: world.sellerName,
      }));
      const { items, next } = pageOf(rows, input);
      return { orders: items, next };
    },
    'member.invoices.preview': ({ orderIds }) => {
      const orders = orderIds.map(order);
      const lines = orders.flatMap((one): Line[] =>
        one.lines.length > 0
          ? one.lines.map(({ title, quantity, paidFen }) => ({ name: title, quantity, fen: paidFen }))
          : [{ name: one.title, quantity: null, fen: payable(one) }],
      );
      return {
        invoices: [
          {
            sellerName: world.sellerName,
            types: ['normal', 'special'],
            payableFen: orders.reduce((sum, one) => sum + payable(one), 0),
            lines,
            less: orders.flatMap(less),
          },
        ],
        defaultTitle: world.titles.find(({ isDefault }) => isDefault) ?? null,
        email: world.titles[0]?.email ?? '',
      };
    },
    'member.invoices.request': ({ orderIds, expectedFen, saveTitle, despiteWarning, ...wish }) => {
      const orders = orderIds.map(order);
      const amountFen = orders.reduce((sum, one) => sum + payable(one), 0);
      if (amountFen === 0) throw new Refusal(409, 'invoice.nothing_to_invoice');
      if (amountFen !== expectedFen) throw new Refusal(409, 'invoice.amount_changed');
      look(wish.title, wish.type, despiteWarning);
      const known = world.titles.some(({ name, taxNo }) => name === wish.title.name && taxNo === (wish.title.taxNo ?? ''));
      if (saveTitle !== false && !known) {
        keep(makeTitle({ ...whole(wish.title), id: `ttl_${world.titles.length + 1}`, isDefault: world.titles.length === 0 }));
      }
      return { requests: [ask(orders, wish, amountFen)] };
    },
    'member.invoices.list': (input) => {
      const { items, next } = pageOf(world.invoices, input);
      return { requests: items, next };
    },
    'member.invoices.get': ({ id }) => ({ request: find(id) }),
    'member.invoices.of-order': ({ orderId }) => {
      const one = order(orderId);
      return { requests: ofOrder(orderId), payableFen: payable(one), why: whyNot(one) };
    },
    'member.invoices.refill': ({ id, despiteWarning, ...wish }) => {
      const before = find(id);
      if (!before.can.refill) throw new Refusal(409, 'invoice.state_refused');
      look(wish.title, wish.type, despiteWarning);
      change(id, { can: { ...before.can, refill: false } });
      const orders = before.sources.flatMap(({ orderId }) => world.orders.filter((one) => one.id === orderId));
      return { requests: [ask(orders, wish, before.amountFen)] };
    },
    'member.invoices.cancel': ({ id }) => {
      const before = find(id);
      if (!before.can.cancel) throw new Refusal(409, 'invoice.state_refused');
      return { request: change(id, { state: 'cancelled', can: { ...before.can, cancel: false } }) };
    },
    'member.invoices.mail': ({ id, email }) => {
      if (!find(id).can.mail) throw new Refusal(409, 'invoice.mail_impossible');
      world.mailed.push({ id, email });
      return { sentTo: email };
    },
    'member.invoices.card': ({ id }) => {
      const { invoices, can } = find(id);
      if (!can.card) throw new Refusal(409, 'invoice.card_impossible');
      return {
        request: change(id, { invoices: invoices.map((one) => ({ ...one, card: 'inserting' as const })), can: { ...can, card: false } }),
      };
    },
    'member.invoices.file': ({ invoiceId, kind }) => {
      const found = world.invoices.flatMap(({ invoices }) => invoices).find((one) => one.id === invoiceId);
      if (!found) throw new Refusal(404, 'invoice.not_found');
      const contentType = kind === 'pdf' ? 'application/pdf' : 'application/octet-stream';
      return { fileName: `发票_${found.number ?? ''}.${kind}`, contentType, base64: Buffer.from('%PDF-1.4 测试').toString('base64') };
    },
    'member.titles.list': () => ({ titles: world.titles }),
    'member.titles.save': ({ id, title, email, isDefault, despiteWarning }) => {
      look(title, 'normal', despiteWarning);
      if (id !== undefined && !world.titles.some((one) => one.id === id)) throw new Refusal(404, 'invoice.title_not_found');
      const saved = { ...whole(title), id: id ?? `ttl_${world.titles.length + 1}`, email: email ?? '', isDefault: isDefault ?? false };
      return { titles: keep(saved) };
    },
    'member.titles.delete': ({ id }) => {
      if (!world.titles.some((one) => one.id === id)) throw new Refusal(404, 'invoice.title_not_found');
      world.titles = world.titles.filter((one) => one.id !== id);
      return { titles: world.titles };
    },
  };
}
