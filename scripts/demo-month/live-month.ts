import { chinaOffsetMs } from '@lianke/shared';
import { askInvoice } from '../sample-data/ask-invoices.ts';
import { ensureCatalog } from '../sample-data/fill-catalog.ts';
import { signInAsMember, signInAsStaff } from '../sample-data/lianke-api.ts';
import type { Call } from '../sample-data/lianke-api.ts';
import { ensureInvoicing } from '../sample-data/open-invoicing.ts';
import { ensureOffers } from '../sample-data/place-orders.ts';
import { createBox } from '../sample-data/simulator-box.ts';
import type { Box } from '../sample-data/simulator-box.ts';
import { buyAndPay, goodsFor } from './buy.ts';
import type { Shopper } from './buy.ts';
import { createChance } from './chance.ts';
import type { Chance } from './chance.ts';
import { buyers } from './people.ts';
import type { Buyer } from './people.ts';
import type { DemoShop } from './start-shop.ts';
import { approveAll, untilQuiet } from './work-desk.ts';

const dayMs = 86_400_000;
const stocked = ['桐木关正山小种', '福鼎老白茶饼', '碧螺春', '明前西湖龙井', '四季茶礼盒'];

/** Two members of staff with every right: what needs two pairs of eyes gets them. */
export const admins = ['chen.li', 'lin.xiao'] as const;

interface Person extends Buyer {
  personId: string;
  orders: { id: string; day: number; invoiced: boolean; refunded: boolean }[];
}

interface Month {
  shop: DemoShop;
  box: Box;
  chance: Chance;
  people: Person[];
}

export interface Lived {
  month: string;
  orders: number;
  refunds: number;
  asked: number;
}

/** The month after this one, day by day: people buy, ask for invoices and give things back; staff let through, make a mistake and put it right. */
export async function liveMonth(shop: DemoShop, tell: (text: string) => void): Promise<Lived> {
  const { start, days, month } = nextMonth(shop.now());
  shop.passUntil(start + 9 * 3_600_000);
  await open(shop);
  const box = createBox(shop.simulator.url);
  const people = buyers.map((buyer) => ({ ...buyer, personId: shop.simulator.control.createPerson({ name: buyer.name }).id, orders: [] }));
  const it: Month = { shop, box, chance: createChance(20_261), people };
  const lived: Lived = { month, orders: 0, refunds: 0, asked: 0 };
  for (let day = 0; day < days; day++) {
    shop.passUntil(start + day * dayMs + 9 * 3_600_000);
    // Sessions end overnight.
    const [staff, second] = [await signInAsStaff(shop.url, admins[0]), await signInAsStaff(shop.url, admins[1])];
    await sell(it, day, lived);
    await takeBack(it, staff, day, lived);
    // What is asked on the last two days waits for next month.
    if (day < days - 2) await approveAll(staff, second);
    if (day % 9 === 5) await makeMistakeGood(staff, second);
    await untilQuiet(shop, staff);
    tell(`${month}-${String(day + 1).padStart(2, '0')}  ${lived.orders} 单，${lived.asked} 次开票申请，${lived.refunds} 次退款`);
  }
  return lived;
}

async function open(shop: DemoShop): Promise<void> {
  const staff = await signInAsStaff(shop.url, admins[0]);
  await ensureCatalog(staff);
  await ensureOffers(staff);
  await ensureInvoicing(staff);
}

async function shopperOf({ shop, box }: Month, person: Person): Promise<Shopper> {
  return {
    box,
    personId: person.personId,
    name: person.name,
    member: await signInAsMember(shop.url, await box.loginCode(person.personId)),
  };
}

/** Two or three people come; some wish for an invoice at once, over one order or several. */
async function sell(it: Month, day: number, lived: Lived): Promise<void> {
  const { chance } = it;
  for (let nth = 0; nth < 2 + chance.below(2); nth++) {
    const person = chance.oneOf(it.people);
    const shopper = await shopperOf(it, person);
    const id = await buySomething(it, shopper);
    lived.orders++;
    person.orders.push({ id, day, invoiced: false, refunded: false });
    if (!chance.percent(65)) continue;
    if (!(await askInvoice(shopper.member, { ...person.title, type: person.type }))) continue;
    lived.asked++;
    const newest = person.orders.at(-1);
    if (newest) newest.invoiced = true;
  }
}

async function buySomething({ chance }: Month, shopper: Shopper): Promise<string> {
  const { member } = shopper;
  const kind = chance.below(10);
  if (kind === 0) {
    const [offer] = (await member('member.offers.top-ups', {})).packages;
    if (offer) return buyAndPay(shopper, { kind: 'top_up', packageId: offer.id });
  }
  if (kind === 1) {
    const [store] = (await member('member.catalog.stores', {})).stores;
    if (store) return buyAndPay(shopper, { kind: 'bill', storeId: store.id, amountFen: 1_000 + chance.below(30_000) });
  }
  const titles = [chance.oneOf(stocked), chance.oneOf(stocked)].map((title) => ({ title, pieces: 1 + chance.below(2) }));
  const wanted = titles[0]?.title === titles[1]?.title ? titles.slice(1) : titles;
  const purchase = await goodsFor(member, wanted);
  return buyAndPay(shopper, purchase, { points: chance.percent(30) ? 'most' : 'none', balance: chance.percent(20) ? 'most' : 'none' });
}

/** Now and then somebody wants money back, for one piece or for all of it; whether there is an invoice or not. */
async function takeBack(it: Month, staff: Call, day: number, lived: Lived): Promise<void> {
  for (const person of it.people)
    for (const order of person.orders) {
      if (order.refunded || order.day > day - 2 || !it.chance.percent(6)) continue;
      order.refunded = true;
      const { member } = await shopperOf(it, person);
      const { order: seen } = await member('member.orders.get', { id: order.id });
      const [line] = seen.lines;
      if (seen.kind !== 'goods' || !line) continue;
      const lines = it.chance.percent(60) ? [{ lineId: line.id, quantity: 1 }] : [];
      const { refund } = await member('member.refunds.ask', { orderId: order.id, lines, reason: '不想要了' });
      await staff('staff.refunds.approve', { id: refund.id });
      lived.refunds++;
    }
}

/** An invoice made out wrongly is turned red by two people, and issued anew. */
async function makeMistakeGood(staff: Call, second: Call): Promise<void> {
  const { requests } = await staff('staff.invoices.list', { states: ['issued'], limit: 5 });
  for (const request of requests) {
    const { request: whole } = await staff('staff.invoices.get', { id: request.id });
    const invoice = whole.invoices.find((one) => one.colour === 'blue' && one.can.red);
    if (!invoice) continue;
    const { red } = await staff('staff.reds.raise', { invoiceId: invoice.id, reason: 'wrong', reissue: true });
    if (red.can.approve || red.state === 'requested') await second('staff.reds.approve', { id: red.id });
    return;
  }
}

function nextMonth(now: number): { start: number; days: number; month: string } {
  const today = new Date(now + chinaOffsetMs);
  const first = (after: number): number => Date.UTC(today.getUTCFullYear(), today.getUTCMonth() + after, 1);
  const month = new Date(first(1)).toISOString().slice(0, 7);
  return { start: first(1) - chinaOffsetMs, days: Math.round((first(2) - first(1)) / dayMs), month };
}
