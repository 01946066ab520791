import type { Handlers } from '../../kernel/http/serve.ts';
import { adjust } from './commands/adjust.ts';
import { saveSettings } from './commands/save-settings.ts';
import { getLiability } from './queries/liability.ts';
import { getMyCard } from './queries/my-card.ts';
import type { CountCoupons } from './queries/my-card.ts';
import { getMyPoints, listMyHistory } from './queries/my-points.ts';
import { getMembership, listEntries } from './queries/of-customer.ts';
import { getSettings } from './settings.ts';

type MembershipRoutes = Handlers<
  | 'member.card.get'
  | 'member.points.get'
  | 'member.points.history'
  | 'staff.membership.settings'
  | 'staff.membership.save-settings'
  | 'staff.membership.of-customer'
  | 'staff.membership.entries'
  | 'staff.membership.adjust'
  | 'staff.membership.liability'
>;

/** The card shows a number of coupons, which this module cannot know: whoever puts the product together hands in how they are counted. */
export const createMembershipRoutes = ({ countCoupons }: { countCoupons: CountCoupons }): MembershipRoutes => ({
  'member.card.get': getMyCard(countCoupons),
  'member.points.get': getMyPoints,
  'member.points.history': listMyHistory,
  'staff.membership.settings': getSettings,
  'staff.membership.save-settings': saveSettings,
  'staff.membership.of-customer': getMembership,
  'staff.membership.entries': listEntries,
  'staff.membership.adjust': adjust,
  'staff.membership.liability': getLiability,
});
