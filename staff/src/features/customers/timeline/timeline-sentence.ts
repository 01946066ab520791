import { formatYuan } from '@lianke/shared';
import type { TimelineKind } from '@lianke/shared';
import { formatMemberNo } from '../../../ui/format-member-no.ts';
import type { Messages } from '../../../messages/catalogue.ts';

export interface Sentence {
  title: string;
  /** Follows the title in a quieter voice. */
  detail?: string | undefined;
  /** What somebody wrote, shown as written. */
  quote?: string | undefined;
}

type Data = Record<string, string>;
type Words = Messages['timeline'];

const through = (words: Words, data: Data): string | undefined => (data.channelName ? words.through(data.channelName) : undefined);

const yuan = (fen: string | undefined): string | undefined => (fen ? formatYuan(Number(fen)) : undefined);

const sentences: Record<TimelineKind, (words: Words, data: Data, author?: string) => Sentence> = {
  'oa.subscribed': (words, data) => ({ title: words.subscribed, detail: through(words, data) }),
  'oa.resubscribed': (words, data) => ({ title: words.resubscribed, detail: through(words, data) }),
  'oa.unsubscribed': (words) => ({ title: words.unsubscribed }),
  'oa.scanned': (words, data) => ({ title: words.scanned(data.channelName) }),
  'oa.message': (words, data) => ({
    title: data.text ? words.message : ((data.type && words.messageType[data.type]) ?? words.message),
    quote: data.text,
  }),
  'oa.menu': (words, data) => ({ title: words.menu(data.menuName) }),
  'mini.logged_in': (words) => ({ title: words.miniLoggedIn }),
  'mini.phone_bound': (words, data) => ({ title: words.phoneBound(data.phoneMasked) }),
  'mini.profile_updated': (words, data) => ({ title: (data.field && words.profileField[data.field]) || words.profileUpdated }),
  'wecom.added': (words, data) => ({ title: words.added(data.staffName), detail: through(words, data) }),
  'wecom.half_added': (words, data) => ({ title: words.halfAdded(data.staffName), detail: through(words, data) }),
  'wecom.edited': (words, data) => ({
    title: words.edited(data.staffName),
    detail: data.remark ? words.editedRemark(data.remark) : undefined,
  }),
  'wecom.deleted_by_staff': (words, data) => ({ title: words.deletedByStaff(data.staffName) }),
  'wecom.deleted_by_customer': (words, data) => ({ title: words.deletedByCustomer(data.staffName) }),
  'customer.merged': (words, data, author) => ({
    title: !data.lostName && data.lostMemberNo ? words.mergedMember(formatMemberNo(data.lostMemberNo)) : words.merged(data.lostName),
    detail: data.reason === 'same_identity' ? words.mergedSame : data.reason ? words.mergedByStaff(author) : undefined,
  }),
  'customer.created': (words, data, author) => ({ title: words.created(author ?? data.staffName) }),
  'customer.edited': (words, data, author) => ({ title: words.recordEdited(author ?? data.staffName), detail: data.fields }),
  'customer.assigned': (words, data) => ({ title: words.assigned(data.ownerName) }),
  'customer.unmerged': (words) => ({ title: words.unmerged }),
  'customer.imported': (words, data) => ({ title: words.imported(data.fileName) }),
  'level.changed': (words, data) => ({
    title: words.levelChanged(data.to),
    detail: data.reason ? words.levelReason[data.reason] : undefined,
  }),
  'points.expiring': (words, data) => ({
    title: words.pointsExpiring(data.amount),
    detail: data.on ? words.expiresOn(data.on) : undefined,
  }),
  'order.created': (words, data) => ({ title: words.orderCreated(yuan(data.fen)), detail: data.title }),
  'order.paid': (words, data) => ({ title: words.orderPaid(yuan(data.fen)), detail: data.title }),
  'order.shipped': (words, data) => ({ title: words.orderShipped, detail: data.company ?? data.title }),
  'order.completed': (words, data) => ({ title: words.orderCompleted, detail: data.title }),
  'order.closed': (words, data) => ({
    title: (data.reason && words.orderClosedReason[data.reason]) || words.orderClosed,
    detail: data.title,
  }),
  'order.refund_requested': (words, data) => ({ title: words.refundRequested(yuan(data.fen)), quote: data.reason }),
  'order.refunded': (words, data) => ({ title: words.refunded(yuan(data.fen)), detail: data.title }),
  'order.synced': (words, data) => ({ title: words.orderSynced(data.source, yuan(data.fen)), detail: data.title }),
  'invoice.requested': (words, data) => ({ title: words.invoiceRequested(yuan(data.fen)), detail: data.title }),
  'invoice.rejected': (words, data) => ({ title: words.invoiceRejected, quote: data.reason }),
  'invoice.issued': (words, data) => ({ title: words.invoiceIssued(yuan(data.fen)), detail: data.number }),
  'invoice.reversed': (words, data) => ({ title: words.invoiceReversed(yuan(data.fen)), detail: data.number }),
  'privacy.requested': (words) => ({ title: words.privacyRequested }),
  'privacy.settled': (words) => ({ title: words.privacySettled }),
  note: (words, data, author) => ({ title: words.note(author), quote: data.text }),
};

/** Turns what happened into words. An event this build does not know yet still gets a line. */
export function timelineSentence(words: Words, kind: TimelineKind, data: Data, author?: string): Sentence {
  const make = sentences[kind] as (typeof sentences)[TimelineKind] | undefined;
  return make ? make(words, data, author) : { title: data.text ?? words.profileUpdated };
}
