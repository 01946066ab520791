import type { Handlers } from '../../kernel/http/serve.ts';
import { createChannel } from './create-channel.ts';
import { listChannels } from './list-channels.ts';

export const channelRoutes: Handlers<'staff.channels.list' | 'staff.channels.create'> = {
  'staff.channels.list': listChannels,
  'staff.channels.create': createChannel,
};
