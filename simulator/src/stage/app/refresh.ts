import { getBox, segment } from './box-client.ts';
import type { AccountMessage, BoxState, StaffChat } from './box-types.ts';
import { getStage, setStage } from './stage-state.ts';

let asked = 0;
let shown = 0;

const loadState = async (): Promise<void> => {
  asked += 1;
  const mine = asked;
  const box = await getBox<BoxState>('state');
  // An older answer that comes late would take back what a newer one has shown.
  if (mine < shown) return;
  shown = mine;
  const { personId, userid } = getStage();
  const person = box.persons.find((each) => each.id === personId) ?? box.persons[0];
  const staff = box.staff.find((each) => each.userid === userid) ?? box.staff[0];
  setStage({
    load: 'ready',
    box,
    reachable: true,
    loadedAt: Date.now(),
    clockOffset: box.now === undefined ? 0 : box.now - Date.now(),
    personId: person?.id,
    userid: staff?.userid,
  });
};

const loadAccountChat = async (): Promise<void> => {
  const { personId } = getStage();
  if (!personId) return;
  const { messages } = await getBox<{ messages: AccountMessage[] }>(`persons/${segment(personId)}/chat`);
  if (getStage().personId === personId) setStage({ accountChat: { personId, messages } });
};

const loadStaffChats = async (): Promise<void> => {
  const { userid } = getStage();
  if (!userid) return;
  const { chats } = await getBox<{ chats: StaffChat[] }>(`staff/${segment(userid)}/chats`);
  if (getStage().userid !== userid) return;
  const before = getStage().staffChats;
  // Told again what is known: no redraw.
  if (before?.userid === userid && JSON.stringify(before.chats) === JSON.stringify(chats)) return;
  setStage({ staffChats: { userid, chats } });
};

/** What staff send from the sidebar passes no wire that is logged, so it is looked for. */
export const watchStaffChats = (): void => {
  setInterval(() => {
    if (document.visibilityState === 'visible' && getStage().reachable) void loadStaffChats().catch(() => undefined);
  }, 2500);
};

export const refreshDesk = async (): Promise<void> => {
  try {
    await loadState();
    await Promise.all([loadAccountChat(), loadStaffChats()]);
  } catch {
    setStage(getStage().box ? { reachable: false } : { load: 'failed', reachable: false });
  }
};

let queued: ReturnType<typeof setTimeout> | undefined;

/** Many exchanges come in one breath (token, send, answer): one look afterwards is enough. */
export const refreshSoon = (): void => {
  clearTimeout(queued);
  queued = setTimeout(() => void refreshDesk(), 250);
};
