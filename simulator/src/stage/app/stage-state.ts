import { useEffect, useState } from 'preact/hooks';
import type { AccountMessage, BoxState, Exchange, StaffChat } from './box-types.ts';

export type PhoneScreen =
  { kind: 'chats' } | { kind: 'bills' } | { kind: 'account' } | { kind: 'mini'; path?: string } | { kind: 'staff'; userid: string };
export type Tab = 'phone' | 'wecom' | 'log';
export type WecomPane = 'list' | 'chat' | 'sidebar';
export type Notice = { tone: 'good' | 'bad'; text: string; id: number };
export type DirectionFilter = 'all' | Exchange['direction'];
export type TourState = { done: number; running: boolean; since: number };

export type StageState = {
  load: 'loading' | 'ready' | 'failed';
  box: BoxState | undefined;
  loadedAt: number;
  reachable: boolean;
  live: 'connecting' | 'open' | 'lost';
  /** The simulated clock minus this machine's. */
  clockOffset: number;
  personId: string | undefined;
  userid: string | undefined;
  accountChat: { personId: string; messages: AccountMessage[] } | undefined;
  staffChats: { userid: string; chats: StaffChat[] } | undefined;
  exchanges: Exchange[];
  direction: DirectionFilter;
  openSeq: number | undefined;
  logOpen: boolean;
  screen: PhoneScreen;
  tab: Tab;
  pane: WecomPane;
  sheet: 'scan' | 'create' | undefined;
  busy: string | undefined;
  notice: Notice | undefined;
  tour: TourState | undefined;
};

const asked = new URLSearchParams(location.search);
const direction = asked.get('direction');

let state: StageState = {
  load: 'loading',
  box: undefined,
  loadedAt: 0,
  reachable: true,
  live: 'connecting',
  clockOffset: 0,
  personId: asked.get('person') ?? undefined,
  userid: asked.get('staff') ?? undefined,
  accountChat: undefined,
  staffChats: undefined,
  exchanges: [],
  direction: direction === 'to_server' || direction === 'to_tencent' ? direction : 'all',
  openSeq: undefined,
  logOpen: false,
  screen: { kind: 'account' },
  tab: 'phone',
  pane: 'chat',
  sheet: undefined,
  busy: undefined,
  notice: undefined,
  tour: undefined,
};

const listeners = new Set<() => void>();

export const getStage = (): StageState => state;

export const setStage = (patch: Partial<StageState>): void => {
  state = { ...state, ...patch };
  for (const listener of listeners) listener();
};

export const onStageChange = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** `pick` must return a part of the state, not something built anew: it is compared by identity. */
export const useStage = <Part>(pick: (stage: StageState) => Part): Part => {
  const [, redraw] = useState(0);
  const part = pick(state);
  useEffect(() => {
    let seen = part;
    const check = () => {
      const now = pick(state);
      if (now === seen) return;
      seen = now;
      redraw((n) => n + 1);
    };
    check();
    return onStageChange(check);
  }, [part]);
  return part;
};
