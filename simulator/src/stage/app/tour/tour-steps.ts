import { addStaff, createPerson, follow, unfollow } from '../actions.ts';
import type { Exchange, Person } from '../box-types.ts';
import { currentPerson } from '../selection.ts';
import { getStage, setStage } from '../stage-state.ts';
import type { Tab } from '../stage-state.ts';
import { tourWords } from '../words.ts';

export type TourStep = {
  title: string;
  look: string;
  /** The part of the desk to look at. */
  spot: Tab;
  /** The visitor has to tap something inside the mini-program. */
  byHand?: boolean;
  run: () => Promise<boolean>;
  /** The exchange that shows that Lianke has done its part. */
  seenIn: (exchange: Exchange) => boolean;
};

/** Where the mini-program has its button for the phone number. */
const profilePage = 'packages/members/pages/profile/index';

const isNew = (person: Person | undefined): boolean => person !== undefined && !person.follows && person.addedStaff.length === 0;

export const newCustomer = async (): Promise<boolean> => {
  const taken = new Set(getStage().box?.persons.map((person) => person.name));
  const free = tourWords.names.find((name) => !taken.has(name));
  return (await createPerson(free ? { name: free } : {})) !== undefined;
};

const openMini = (path?: string): Promise<boolean> => {
  setStage({ screen: path ? { kind: 'mini', path } : { kind: 'mini' }, tab: 'phone' });
  return Promise.resolve(true);
};

const answered = (exchange: Exchange): boolean => exchange.status >= 200 && exchange.status < 300;
const breath = 1500;
const pause = () => new Promise((resolve) => setTimeout(resolve, breath));

export const tourSteps: TourStep[] = [
  {
    ...tourWords.steps.follow,
    spot: 'phone',
    run: async () => {
      if (!isNew(currentPerson(getStage())) && !(await newCustomer())) return false;
      setStage({ screen: { kind: 'account' }, tab: 'phone' });
      return follow();
    },
    seenIn: (exchange) => exchange.direction === 'to_server' && answered(exchange),
  },
  {
    ...tourWords.steps.mini,
    spot: 'phone',
    run: () => openMini(),
    seenIn: (exchange) => /jscode2session/.test(exchange.path) && answered(exchange),
  },
  {
    ...tourWords.steps.phone,
    spot: 'phone',
    byHand: true,
    run: () => openMini(profilePage),
    seenIn: (exchange) => /getuserphonenumber/.test(exchange.path) && answered(exchange),
  },
  {
    ...tourWords.steps.staff,
    spot: 'wecom',
    run: async () => {
      const { userid } = getStage();
      setStage({ tab: 'wecom', pane: 'sidebar' });
      return userid ? addStaff(userid) : false;
    },
    seenIn: (exchange) => exchange.platform === 'wecom' && exchange.direction === 'to_server' && answered(exchange),
  },
  {
    ...tourWords.steps.again,
    spot: 'wecom',
    run: async () => {
      setStage({ screen: { kind: 'account' }, tab: 'phone' });
      if (!(await unfollow())) return false;
      await pause();
      return follow();
    },
    seenIn: (exchange) => exchange.direction === 'to_server' && answered(exchange),
  },
];
