import type { Sender } from '../callbacks/sender.ts';
import type { Relation } from '../world/person.ts';
import { isLive } from '../world/relations.ts';
import type { Transfer } from '../world/transfers.ts';
import type { World } from '../world/world.ts';
import type { DeliverOptions } from './deliver.ts';
import { deliver } from './deliver.ts';
import { personById } from './find.ts';
import { BoxError } from './refuse.ts';
import { changePush, transferFailedPush } from './wecom-pushes.ts';

/** What happens to customers on the way from one member to another: time passes, or the customer says no. */
export function transferVerbs(world: World, sender: Sender) {
  const complete = async (transfer: Transfer, options: DeliverOptions): Promise<void> => {
    const { handover, takeover, personId, resigned } = transfer;
    const person = personById(world, personId);
    const given = world.relations.get(handover, personId);
    const had = isLive(world.relations.get(takeover, personId));
    world.transfers.settle(transfer, 'done');
    if (given) given.status = 'staff_deleted';
    if (given && !resigned)
      await deliver(
        sender,
        changePush(world, 'del_external_contact', given, person.externalUserid, { Source: 'DELETE_BY_TRANSFER' }),
        options,
      );
    if (had || !world.people.staff.has(takeover)) return; // no event when the taker had the customer already
    const taken: Relation = { ...(given ?? blank(takeover, personId)), userid: takeover, status: 'full', createdAt: world.clock.now() };
    world.relations.put({ ...taken, operUserid: takeover, addWay: resigned ? ASSIGNED_BY_ADMIN : SHARED_INSIDE });
    await deliver(sender, changePush(world, 'add_external_contact', taken, person.externalUserid), options);
  };

  /** Completes what has waited for 24 hours; `all` does not wait. */
  const settleTransfers = async (input: { all?: boolean } = {}, options: DeliverOptions = {}) => {
    const waiting = input.all ? world.transfers.all().filter((one) => one.status === 'waiting') : world.transfers.due();
    for (const transfer of waiting) await complete(transfer, options);
    return { settled: waiting.length, transfers: world.transfers.all() };
  };

  const refuseTransfer = async (
    personId: string,
    input: { reason?: 'customer_refused' | 'customer_limit_exceed' } = {},
    options: DeliverOptions = {},
  ) => {
    const person = personById(world, personId);
    const transfer = world.transfers.waitingOf(person.id);
    if (!transfer) throw new BoxError(409, 'no_transfer', `${person.name}没有等待中的继承`);
    const reason = input.reason ?? 'customer_refused';
    world.transfers.settle(transfer, reason === 'customer_refused' ? 'refused' : 'limit');
    return { delivery: await deliver(sender, transferFailedPush(world, transfer.takeover, person.externalUserid, reason), options) };
  };

  return { settleTransfers, refuseTransfer };
}

const ASSIGNED_BY_ADMIN = 202;
const SHARED_INSIDE = 201;

const blank = (userid: string, personId: string): Relation => ({
  userid,
  personId,
  status: 'full',
  createdAt: 0,
  remark: '',
  description: '',
  company: '',
  mobiles: [],
  tagIds: [],
  addWay: ASSIGNED_BY_ADMIN,
  state: '',
  operUserid: userid,
});
