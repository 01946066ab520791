import type { Clock } from './clock.ts';

export type TransferStatus = 'waiting' | 'done' | 'refused' | 'limit';

/** One customer on the way from one member to another. */
export interface Transfer {
  handover: string;
  takeover: string;
  personId: string;
  /** The member who gives has left the corp. */
  resigned: boolean;
  askedAt: number;
  status: TransferStatus;
  settledAt: number;
}

export interface Transfers {
  all(): Transfer[];
  ofPair(handover: string, takeover: string, resigned: boolean): Transfer[];
  waitingOf(personId: string): Transfer | undefined;
  /** How often this customer was transferred in service within the last 90 days. */
  recentOf(personId: string): number;
  ask(transfer: Pick<Transfer, 'handover' | 'takeover' | 'personId' | 'resigned'>): void;
  settle(transfer: Transfer, status: Exclude<TransferStatus, 'waiting'>): void;
  /** Waiting for 24 hours or longer. */
  due(): Transfer[];
  /** When a waiting transfer takes effect, ms. */
  effectiveAt(transfer: Transfer): number;
}

const DAY_MS = 86_400_000;

export function createTransfers(clock: Clock): Transfers {
  const transfers: Transfer[] = [];
  return {
    all: () => [...transfers],
    ofPair: (handover, takeover, resigned) =>
      transfers.filter((one) => one.handover === handover && one.takeover === takeover && one.resigned === resigned),
    waitingOf: (personId) => transfers.find((one) => one.personId === personId && one.status === 'waiting'),
    recentOf: (personId) =>
      transfers.filter((one) => one.personId === personId && !one.resigned && one.askedAt > clock.now() - 90 * DAY_MS).length,
    ask: (transfer) => void transfers.push({ ...transfer, askedAt: clock.now(), status: 'waiting', settledAt: 0 }),
    settle: (transfer, status) => void Object.assign(transfer, { status, settledAt: clock.now() }),
    due: () => transfers.filter((one) => one.status === 'waiting' && one.askedAt + DAY_MS <= clock.now()),
    effectiveAt: (transfer) => transfer.askedAt + DAY_MS,
  };
}
