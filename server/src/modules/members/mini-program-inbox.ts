import type { InboxHandler } from '../../kernel/inbox/inbox-handler.ts';

/** Mini-program pushes are stored and acknowledged; nothing of them is acted on before orders and tickets exist. */
export const miniProgramInbox: InboxHandler = {
  platform: 'mini_program',
  handle: async (ctx, messages) => ctx.log.debug({ count: messages.length }, 'mini-program pushes'),
};
