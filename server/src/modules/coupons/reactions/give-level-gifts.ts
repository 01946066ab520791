import { levelChanged, memberBirthday } from '../../../events/membership.ts';
import { defineReaction } from '../../../kernel/events/define-event.ts';
import { lockLevels } from '../../customers/index.ts';
import { getSettings } from '../../membership/index.ts';
import { giveGift } from '../issuing/give-gift.ts';

/** The gifts of the level the member has on the birthday. */
export const onMemberBirthday = defineReaction({
  event: memberBirthday,
  name: 'coupons.birthday-gifts',
  async run(ctx, { customerId, year }) {
    const person = (await lockLevels(ctx, [customerId])).get(customerId);
    if (!person) return;
    const { levels } = await getSettings(ctx);
    for (const templateId of levels.find((it) => it.level === person.level)?.rights.birthdayCoupons ?? [])
      await giveGift(ctx, { templateId, customerId: person.id, occasion: `birthday:${year}`, source: 'birthday' });
  },
});

/** The gifts of every level reached from below, also of those passed over; each level's once: who falls and rises again has had them. */
export const onLevelChanged = defineReaction({
  event: levelChanged,
  name: 'coupons.level-gifts',
  async run(ctx, { customerId, from, to }) {
    const { levels } = await getSettings(ctx);
    for (const { level, rights } of levels.filter((it) => it.level > from && it.level <= to))
      for (const templateId of rights.levelCoupons)
        await giveGift(ctx, { templateId, customerId, occasion: `level:${level}`, source: 'level' });
  },
});
