import type { Person, RelationStatus, Staff, StaffChat } from './box-types.ts';
import { getStage, onStageChange, setStage, useStage } from './stage-state.ts';
import type { StageState } from './stage-state.ts';

export const currentPerson = (stage: StageState): Person | undefined => stage.box?.persons.find((person) => person.id === stage.personId);
const currentStaff = (stage: StageState): Staff | undefined => stage.box?.staff.find((staff) => staff.userid === stage.userid);

export const usePerson = (): Person | undefined => useStage(currentPerson);
export const useStaff = (): Staff | undefined => useStage(currentStaff);

const noChats: StaffChat[] = [];
export const useStaffChats = (): StaffChat[] | undefined =>
  useStage((stage) => (stage.staffChats?.userid === stage.userid ? stage.staffChats?.chats : stage.userid ? undefined : noChats));

export const relationOf = (person: Person | undefined, userid: string | undefined): RelationStatus | undefined =>
  person?.addedStaff.find((added) => added.userid === userid)?.status;

/** A customer who deleted the member of staff is still in that member's list; only the member's own deletion ends it. */
export const staffHas = (relation: RelationStatus | undefined): boolean => relation === 'full' || relation === 'customer_deleted';

export const choosePerson = (personId: string): void => {
  if (getStage().personId === personId) return;
  setStage({ personId, accountChat: undefined, screen: { kind: 'account' } });
};

export const chooseStaff = (userid: string): void => {
  if (getStage().userid === userid) return;
  setStage({ userid, staffChats: undefined });
};

/** Keeps the choices in the address, so that a reload or a shared link shows the same desk. */
export const keepSelectionInAddress = (): void => {
  onStageChange(() => {
    const { personId, userid, direction } = getStage();
    const query = new URLSearchParams(location.search);
    const put = (name: string, value: string | undefined) => (value ? query.set(name, value) : query.delete(name));
    put('person', personId);
    put('staff', userid);
    put('direction', direction === 'all' ? undefined : direction);
    const next = `${location.pathname}${query.size ? `?${query}` : ''}`;
    if (next !== location.pathname + location.search) history.replaceState(null, '', next);
  });
};
