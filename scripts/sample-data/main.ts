import { setTimeout as pause } from 'node:timers/promises';
import type { Output } from '@lianke/shared/api';
import { askInvoice } from './ask-invoices.ts';
import { ensureCatalog } from './fill-catalog.ts';
import { beLoyal, ensureTemplates } from './give-coupons.ts';
import { signInAsMember, signInAsStaff } from './lianke-api.ts';
import type { Call } from './lianke-api.ts';
import { ensureInvoicing } from './open-invoicing.ts';
import { buy, ensureOffers, payBill } from './place-orders.ts';
import { rememberPerson } from './remember-person.ts';
import { createBox } from './simulator-box.ts';
import type { Box, Person } from './simulator-box.ts';
import { sampleChannels, stories } from './stories.ts';
import type { ChannelName, Story } from './stories.ts';

/**
 * Fills the demo with believable people, only by what people and Tencent would do: acts in the simulator, calls of the mini-program and of the
 * workbench. Can be repeated: whoever is a customer already is left alone.
 */
const serverUrl = process.env.LIANKE_URL ?? 'http://127.0.0.1:4300';
const simulatorUrl = process.env.SIMULATOR_URL ?? 'http://127.0.0.1:4301';
/** Tencent's times are whole seconds: two events in one second have no order, and a second follow in it counts as a repeat. */
const paceMs = 1100;
type Channel = Output<'staff.channels.list'>['channels'][number];

const box = createBox(simulatorUrl);
const staff = await signInAsStaff(serverUrl, 'chen.li');
const channels = await ensureChannels(staff);
const templates = await ensureTemplates(staff, Date.now());
await ensureCatalog(staff);
await ensureOffers(staff);
await ensureInvoicing(staff);
const { persons } = await box.state();
const strangers: (() => Promise<void>)[] = [];
for (const story of stories) {
  const person = persons.find((it) => it.name === story.name);
  if (!person) continue; // the simulator has other people: nothing to tell about them
  const customer = await findCustomer(staff, person);
  if (customer) await rememberPerson(box, person, customer);
  else strangers.push(() => live(story, person));
}
await Promise.all(strangers.map((it) => it()));

async function ensureChannels(call: Call): Promise<Record<ChannelName, Channel>> {
  const { channels: known } = await call('staff.channels.list', {});
  const ensure = async (name: ChannelName): Promise<Channel> => {
    const { kind, staffUserids, welcomeText, name: title } = sampleChannels[name];
    const there = known.find((it) => it.name === title);
    return there ?? call('staff.channels.create', { kind, name: title, staffUserids: [...staffUserids], welcomeText });
  };
  return { poster: await ensure('poster'), counter: await ensure('counter') };
}

async function live(story: Story, person: Person): Promise<void> {
  let member: Call | undefined;
  const asMember = async (): Promise<Call> => (member ??= await signInAsMember(serverUrl, await box.loginCode(person.id)));
  for (const [at, act] of story.happens.entries()) {
    if (at > 0) await pause(paceMs);
    if (act === 'follow') await box.follow(person.id);
    else if (act === 'unfollow') await box.unfollow(person.id);
    else if (act === 'poster') await box.scan(person.id, channels.poster.key);
    else if (act === 'counter') await addByContactWay(box, person.id);
    else if (act === 'mini') await asMember();
    else if (act === 'nickname') await (await asMember())('member.profile.update', { nickname: person.name });
    else if (act === 'phone') await bindPhone(await asMember(), await box.phoneCode(person.id));
    else await box.addStaff(person.id, { userid: act.slice('add:'.length) });
  }
  if (story.tags) await giveTags(person.id, story.tags);
  if (story.says) await pause(paceMs);
  if (story.says) await box.say(person.id, story.says);
  if (story.tells) await box.tellStaff(story.tells.userid, person.id, story.tells.text);
  const customer = await waitForCustomer(person);
  if (story.note) await staff('staff.customers.add-note', { customerId: customer.id, text: story.note });
  if (story.loyal) await beLoyal({ staff, member: await asMember(), customer, templates }, story.loyal);
  for (const purchase of story.buys ?? []) await buy({ box, person, staff, member: await asMember() }, purchase);
  if (story.paysBill) await payBill({ box, person, staff, member: await asMember() }, story.paysBill);
  for (const wish of story.invoices ?? []) await askInvoice(await asMember(), wish);
}

async function addByContactWay(box: Box, personId: string): Promise<void> {
  const way = (await box.state()).contactWays.find((it) => it.state === channels.counter.key);
  const fallback = { userid: sampleChannels.counter.staffUserids[0] }; // a restarted simulator has forgotten its codes
  await box.addStaff(personId, way ? { configId: way.configId } : fallback);
}

async function giveTags(personId: string, names: readonly string[]): Promise<void> {
  const { persons, corpTags } = await box.state();
  const userid = persons.find((it) => it.id === personId)?.addedStaff[0]?.userid;
  const tagIds = corpTags.flatMap((group) => group.tags.filter((tag) => names.includes(tag.name)).map((tag) => tag.id));
  if (userid) await box.editCustomer(userid, { personId, tagIds });
}

async function bindPhone(member: Call, code: string): Promise<void> {
  const { textVersion } = await member('member.privacy.get', {});
  await member('member.privacy.agree', { textVersion });
  await member('member.profile.bind-phone', { code });
}

async function findCustomer(call: Call, person: Person): Promise<Output<'staff.customers.get'> | undefined> {
  for (const search of [person.oaOpenid, person.miniOpenid, person.externalUserid, person.unionid]) {
    const [row] = (await call('staff.customers.list', { search })).rows;
    if (row) return call('staff.customers.get', { id: row.id });
  }
  return undefined;
}

/** Callbacks are answered before they are worked on. */
async function waitForCustomer(person: Person): Promise<Output<'staff.customers.get'>> {
  for (const end = Date.now() + 10_000; Date.now() < end; await pause(100)) {
    const customer = await findCustomer(staff, person);
    if (customer) return customer;
  }
  throw new Error(`${person.name} did not become a customer within 10 s`);
}
