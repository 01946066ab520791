/**
 * Why a member has their level: nobody said otherwise yet; enough growth; growth left the window or was taken back; a paid term, or its end; the
 * shop changed its rules; a colleague set it by hand.
 */
export const levelReasons = ['start', 'growth', 'window', 'paid', 'paid_ended', 'settings', 'by_hand'] as const;
export type LevelReason = (typeof levelReasons)[number];
