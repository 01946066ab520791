import { BoxError, postBox, segment } from './box-client.ts';
import type { Delivery, Person } from './box-types.ts';
import { refreshDesk } from './refresh.ts';
import { choosePerson } from './selection.ts';
import { getStage, setStage } from './stage-state.ts';
import { words } from './words.ts';

type Answer = { delivery?: Delivery };

let noticeId = 0;
const notify = (tone: 'good' | 'bad', text: string): void => {
  noticeId += 1;
  setStage({ notice: { tone, text, id: noticeId } });
};

const report = (what: string, delivery: Delivery | undefined): void => {
  if (!delivery) return notify('good', what);
  const taken = delivery.status >= 200 && delivery.status < 300;
  notify(taken ? 'good' : 'bad', taken ? words.delivered(what, delivery.ms) : words.notDelivered(what, delivery.attempts));
};

const failureText = (error: unknown, what: string): string => {
  if (!(error instanceof BoxError) || error.status === 0) return words.unreachable;
  return error.reason || `${words.failed(what)} ${words.errorCode(error.status)}`;
};

/** One gesture of a person or a staff member: does it, says how it went, shows what came of it. Answers whether it was done. */
const act = async (busy: string, path: string, body: object, what: string): Promise<boolean> => {
  if (getStage().busy) return false;
  setStage({ busy });
  try {
    const answer = await postBox<Answer>(path, body);
    await refreshDesk();
    report(what, answer.delivery);
    return true;
  } catch (error) {
    notify('bad', failureText(error, what));
    return false;
  } finally {
    setStage({ busy: undefined });
  }
};

const personDoes = (verb: string, body: object, what: string): Promise<boolean> => {
  const { personId } = getStage();
  return personId ? act(verb, `persons/${segment(personId)}/${verb}`, body, what) : Promise.resolve(false);
};

export const follow = () => personDoes('follow', {}, words.done.follow);
export const unfollow = () => personDoes('unfollow', {}, words.done.unfollow);
export const scan = (scene: string) => personDoes('scan', { scene }, words.done.scan);
export const sendMessage = (text: string) => personDoes('message', { text }, words.done.message);
export const tapMenu = (key: string) => personDoes('menu', { key }, words.done.menu);
export const deleteStaff = (userid: string) => personDoes('delete-staff', { userid }, words.done.deleteStaff);

export const addStaff = (userid: string, options: { state?: string; half?: boolean; configId?: string } = {}) =>
  personDoes('add-staff', { userid, ...options }, options.half ? words.done.halfStaff : words.done.addStaff);

export type InvoiceTitle = { type: 'INDIVIDUAL' | 'ORGANIZATION'; name: string; taxpayerId?: string };

export const applyForInvoice = (transactionId: string, title: InvoiceTitle): Promise<boolean> =>
  act('apply-invoice', 'fapiao/apply', { transactionId, title }, words.done.applyInvoice);

const staffDoes = (verb: string, body: object, what: string): Promise<boolean> => {
  const { userid, personId } = getStage();
  return userid && personId ? act(verb, `staff/${segment(userid)}/${verb}`, { personId, ...body }, what) : Promise.resolve(false);
};

export const sayToStaff = (userid: string, text: string): Promise<boolean> =>
  act('says', `staff/${segment(userid)}/customer-says`, { personId: getStage().personId, text }, words.done.says);

export const deleteCustomer = () => staffDoes('delete-customer', {}, words.done.deleteCustomer);
export const editRemark = (remark: string) => staffDoes('edit-customer', { remark }, words.done.editCustomer);

export const createPerson = async (details: { name?: string; gender?: number; phone?: string }): Promise<Person | undefined> => {
  try {
    const person = await postBox<Person>('persons', details);
    await refreshDesk();
    choosePerson(person.id);
    notify('good', words.done.create(person.name));
    return person;
  } catch (error) {
    notify('bad', failureText(error, words.person.create));
    return undefined;
  }
};
