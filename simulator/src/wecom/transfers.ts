import type { Call, Endpoint } from '../http/endpoint.ts';
import { Refusal } from '../http/endpoint.ts';
import type { Json } from '../http/fields.ts';
import { numberOf, textOf, textsOf } from '../http/fields.ts';
import { isLive } from '../world/relations.ts';
import type { Transfer, TransferStatus } from '../world/transfers.ts';
import type { World } from '../world/world.ts';
import { pageOf } from './paging.ts';

const MOST = 100;
const LONGEST_WORDS = 200;
const MOST_IN_90_DAYS = 2;
const YEAR_MS = 365 * 86_400_000;
const STATUS: Record<TransferStatus, number> = { done: 1, waiting: 2, refused: 3, limit: 4 };

function checkPeople(world: World, handover: string, takeover: string, resigned: boolean): void {
  const left = world.people.leavers.get(handover);
  if (resigned && world.people.staff.has(handover)) throw new Refusal(40097, 'handover user not resigned');
  if (resigned ? !left || left.leftAt < world.clock.now() - YEAR_MS : !world.people.staff.has(handover))
    throw new Refusal(40003, 'invalid handover userid');
  if (!world.people.staff.has(takeover)) throw new Refusal(40003, 'invalid takeover userid');
  if (handover === takeover) throw new Refusal(40130, 'takeover user is the handover user');
}

function askFor(world: World, pair: Pick<Transfer, 'handover' | 'takeover' | 'resigned'>, externalUserid: string): number {
  const person = world.people.byExternalUserid(externalUserid);
  if (!person) return 40096;
  if (!isLive(world.relations.get(pair.handover, person.id))) return 40131;
  if (world.transfers.waitingOf(person.id)) return 40129;
  if (!pair.resigned && world.transfers.recentOf(person.id) >= MOST_IN_90_DAYS) return 40128;
  world.transfers.ask({ ...pair, personId: person.id });
  return 0;
}

const transfer =
  (resigned: boolean) =>
  ({ world, body }: Call): Json => {
    const handover = textOf(body, 'handover_userid');
    const takeover = textOf(body, 'takeover_userid');
    checkPeople(world, handover, takeover, resigned);
    const ids = textsOf(body, 'external_userid');
    if (ids.length === 0) throw new Refusal(41035, 'missing external userid');
    if (ids.length > MOST) throw new Refusal(40058, `external_userid exceeds ${MOST}`);
    if ([...textOf(body, 'transfer_success_msg')].length > LONGEST_WORDS) throw new Refusal(40058, 'transfer_success_msg too long');
    return { customer: ids.map((id) => ({ external_userid: id, errcode: askFor(world, { handover, takeover, resigned }, id) })) };
  };

const result =
  (resigned: boolean) =>
  ({ world, body }: Call): Json => {
    const rows = world.transfers.ofPair(textOf(body, 'handover_userid'), textOf(body, 'takeover_userid'), resigned);
    const page = pageOf(rows, textOf(body, 'cursor'), undefined, 1000, 1000);
    const seconds = (one: Transfer): number => {
      const at = one.status === 'waiting' ? world.transfers.effectiveAt(one) : one.status === 'done' ? one.settledAt : 0;
      return Math.floor(at / 1000);
    };
    return {
      customer: page.rows.map((one) => ({
        external_userid: world.people.byId(one.personId)?.externalUserid ?? '',
        status: STATUS[one.status],
        takeover_time: seconds(one),
      })),
      next_cursor: page.next_cursor,
    };
  };

function unassigned({ world, body }: Call): Json {
  const rows = [...world.people.leavers].flatMap(([userid, { leftAt }]) =>
    world.relations
      .ofStaff(userid)
      .filter(isLive)
      .map((relation) => ({
        handover_userid: userid,
        external_userid: world.people.byId(relation.personId)?.externalUserid ?? '',
        dimission_time: Math.floor(leftAt / 1000),
      })),
  );
  const page = pageOf(rows, textOf(body, 'cursor'), numberOf(body, 'page_size'), 1000, 1000);
  return { info: page.rows, is_last: page.next_cursor === '', next_cursor: page.next_cursor };
}

const token = ['agent', 'contact'] as const;

export const transferEndpoints: readonly Endpoint[] = [
  { method: 'POST', path: '/cgi-bin/externalcontact/transfer_customer', token, run: transfer(false) },
  { method: 'POST', path: '/cgi-bin/externalcontact/transfer_result', token, run: result(false) },
  { method: 'POST', path: '/cgi-bin/externalcontact/resigned/transfer_customer', token, run: transfer(true) },
  { method: 'POST', path: '/cgi-bin/externalcontact/resigned/transfer_result', token, run: result(true) },
  { method: 'POST', path: '/cgi-bin/externalcontact/get_unassigned_list', token, run: unassigned },
];
