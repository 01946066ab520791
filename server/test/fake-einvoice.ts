import { AppError } from '../src/kernel/errors.ts';
import type { Document, EInvoiceProvider, RedConfirmation, Taken } from '../src/platforms/einvoice/port.ts';

export type Fault =
  | 'timeout_after_accept'
  | 'timeout_before'
  | 'login'
  | 'quota'
  | 'busy'
  | 'refuse'
  | 'refuse_retryable'
  | 'fail'
  | 'fail_retryable'
  | 'hang';
export type Method = 'issue' | 'find' | 'list' | 'file' | 'mail' | 'raiseRed' | 'findReds' | 'answerRed' | 'withdrawRed' | 'issueRed';

interface Kept extends Document {
  blueNumber: string | null;
  readyAt: number;
  fails: 'fail' | 'fail_retryable' | null;
}

export interface FakeEInvoice extends EInvoiceProvider {
  /** By our numbers, blue and red; what has not been issued yet too. */
  documents: Map<string, Kept>;
  reds: Map<string, RedConfirmation>;
  calls: { method: Method; about: string }[];
  /** What goes wrong with the next calls of a method, in order. */
  faults: Partial<Record<Method, Fault[]>>;
  /** How long an invoice takes. */
  issueMs: number;
  /** What is left of the quota without tax; null: enough. */
  quotaLeftFen: number | null;
  loggedIn: boolean;
  redsBegin: RedConfirmation['status'];
  /** Blue ones that exist and were not turned red. */
  liveBlues(): Kept[];
  buyerAnswers(serial: string, agree: boolean): void;
  buyerRaises(number: string): void;
  mails: { number: string; email: string }[];
}

const answerMs = 72 * 3_600_000;
const unreachable = (): AppError => new AppError('platform.unreachable', { api: 'fake' });

/** A service that issues invoices as a test wants it, to the letter of the port: for lost answers, crashes and races. The real one's words are tested elsewhere. */
export function createFakeEInvoice(clock: { now(): number }): FakeEInvoice {
  let counted = 0;
  const numbered = (): string => `2633000000${String((counted += 1)).padStart(10, '0')}`;
  const note = (method: Method, about: string): Fault | undefined => {
    fake.calls.push({ method, about });
    return fake.faults[method]?.shift();
  };
  const current = (kept: Kept): Kept => {
    if (kept.status !== 'issuing' || clock.now() < kept.readyAt) return kept;
    if (kept.fails)
      return Object.assign(kept, {
        status: 'failed',
        problem: { code: '22', text: '税局不受理', retryable: kept.fails === 'fail_retryable' },
      });
    return Object.assign(kept, { status: 'issued', number: numbered(), issuedAt: clock.now() });
  };
  const take = (serial: string, it: { netFen: number; taxFen: number; blueNumber: string | null; fault: Fault | undefined }): Taken => {
    if (fake.documents.has(serial)) return { is: 'known' };
    const files = ['pdf', 'xml'] as const;
    fake.documents.set(serial, {
      ...{ serial, providerSerial: `p${serial}`, status: 'issuing', problem: null, number: null, issuedAt: null },
      ...{ netFen: it.netFen, taxFen: it.taxFen, files: files.map((kind) => ({ kind, url: `fake://${serial}.${kind}` })) },
      ...{ blueNumber: it.blueNumber, readyAt: clock.now() + fake.issueMs },
      fails: it.fault === 'fail' || it.fault === 'fail_retryable' ? it.fault : null,
    });
    return { is: 'taken', providerSerial: `p${serial}` };
  };
  /** The faults both kinds of sending share. */
  const sending = async (fault: Fault | undefined, accept: () => Taken): Promise<Taken> => {
    if (fault === 'hang') return new Promise(() => undefined);
    if (fault === 'timeout_before') throw unreachable();
    if (fault === 'login' || !fake.loggedIn) return { is: 'held', by: 'login', text: '请开票员登录电子税务局' };
    if (fault === 'quota') return { is: 'held', by: 'quota', text: '授信额度不足' };
    if (fault === 'busy') return { is: 'held', by: 'busy', text: '请稍后再试' };
    if (fault === 'refuse' || fault === 'refuse_retryable')
      return { is: 'refused', code: 'E4000', text: '税号有误', retryable: fault === 'refuse_retryable' };
    const answer = accept();
    if (fault === 'timeout_after_accept') throw unreachable();
    return answer;
  };
  const currentRed = (red: RedConfirmation): RedConfirmation => {
    const over = red.status === 'waiting_buyer' && clock.now() >= (red.raisedAt ?? 0) + answerMs;
    return over ? Object.assign(red, { status: 'expired' }) : red;
  };
  const newRed = (serial: string, blueNumber: string, it: Pick<RedConfirmation, 'status' | 'raisedBy'>): void => {
    const red = {
      serial,
      blueNumber,
      ...it,
      billNo: `no${serial}`,
      billUuid: `uuid${serial}`,
      raisedAt: clock.now(),
      redNumber: null,
      text: '',
    };
    fake.reds.set(serial, red);
  };

  const fake: FakeEInvoice = {
    ...{ documents: new Map(), reds: new Map(), calls: [], faults: {}, issueMs: 0, quotaLeftFen: null, loggedIn: true, mails: [] },
    redsBegin: 'confirmed',
    liveBlues: () => {
      const all = [...fake.documents.values()].map(current).filter((it) => it.status === 'issued');
      const reversed = new Set(all.map((it) => it.blueNumber));
      return all.filter((it) => it.blueNumber === null && !reversed.has(it.number));
    },
    buyerAnswers: (serial, agree) => {
      const red = fake.reds.get(serial);
      if (red) red.status = agree ? 'confirmed' : 'refused';
    },
    buyerRaises: (number) => newRed(`buyer${(counted += 1)}`, number, { status: 'waiting_seller', raisedBy: 'buyer' }),

    issue: async (_account, order) => {
      const fault = note('issue', order.serial);
      const netFen = order.rows.reduce((sum, row) => sum + row.netFen, 0);
      const taxFen = order.rows.reduce((sum, row) => sum + row.taxFen, 0);
      return sending(fault, () => {
        if (fake.quotaLeftFen !== null && !fake.documents.has(order.serial)) {
          if (netFen > fake.quotaLeftFen) return { is: 'held', by: 'quota', text: '授信额度不足' };
          fake.quotaLeftFen -= netFen;
        }
        return take(order.serial, { netFen, taxFen, blueNumber: null, fault });
      });
    },
    find: async (_account, serials) => {
      const fault = note('find', serials.join(' '));
      if (fault) throw unreachable();
      return Promise.resolve(serials.flatMap((serial) => fake.documents.get(serial) ?? []).map((kept) => ({ ...current(kept) })));
    },
    list: async () => Promise.resolve({ documents: [...fake.documents.values()].map(current), next: null }),
    file: async (url) => {
      if (note('file', url)) throw unreachable();
      return Promise.resolve(Buffer.from(`%PDF-1.4 ${url}`));
    },
    mail: async (_account, number, email) => Promise.resolve(void fake.mails.push({ number, email })),
    raiseRed: async (_account, order) => {
      const fault = note('raiseRed', order.serial);
      return sending(fault, () => {
        if (fake.reds.has(order.serial)) return { is: 'known' };
        newRed(order.serial, order.blueNumber, { status: fake.redsBegin, raisedBy: 'seller' });
        return { is: 'taken', providerSerial: order.serial };
      });
    },
    findReds: async (_account, wanted) => {
      if (note('findReds', 'serials' in wanted ? wanted.serials.join(' ') : 'buyer')) throw unreachable();
      const all = [...fake.reds.values()].map(currentRed);
      return Promise.resolve(all.filter((red) => ('serials' in wanted ? wanted.serials.includes(red.serial) : red.raisedBy === 'buyer')));
    },
    answerRed: async (_account, red, agree) => {
      note('answerRed', red.billNo);
      const found = [...fake.reds.values()].find((it) => it.billUuid === red.billUuid);
      if (found) found.status = agree ? 'confirmed' : 'refused';
      return Promise.resolve();
    },
    withdrawRed: async (_account, red) => {
      note('withdrawRed', red.billNo);
      const found = [...fake.reds.values()].find((it) => it.billUuid === red.billUuid);
      if (found) found.status = 'withdrawn';
      return Promise.resolve();
    },
    issueRed: async (_account, red) => {
      const fault = note('issueRed', red.serial);
      const confirmed = [...fake.reds.values()].some((it) => it.billUuid === red.billUuid && it.status === 'confirmed');
      if (!confirmed) return Promise.resolve({ is: 'refused', code: 'E9103', text: '没有已确认的红字信息确认单', retryable: false });
      return sending(fault, () => {
        const blue = [...fake.documents.values()].find((it) => it.number === red.blueNumber);
        return take(red.serial, { netFen: -(blue?.netFen ?? 0), taxFen: -(blue?.taxFen ?? 0), blueNumber: red.blueNumber, fault });
      });
    },
    readPush: (body) => {
      const push = JSON.parse(body) as { serial: string; status: string };
      return typeof push.serial === 'string' ? push : null;
    },
  };
  return fake;
}
