import type { Output } from '@lianke/shared/api';
import type { Context } from '../../kernel/context.ts';
import { countByChannel } from '../customers/index.ts';
import { listAllChannels } from './channel-store.ts';

/** Every channel with how many customers it brought. */
export async function listChannels(ctx: Context): Promise<Output<'staff.channels.list'>> {
  const channels = await listAllChannels(ctx);
  const counts = new Map<string, number>();
  for (const kind of ['oa_qr', 'wecom_way'] as const) {
    const keys = channels.filter((channel) => channel.kind === kind).map((channel) => channel.key);
    for (const [key, count] of await countByChannel(ctx, kind, keys)) counts.set(`${kind}|${key}`, count);
  }
  return { channels: channels.map((channel) => ({ ...channel, customersBrought: counts.get(`${channel.kind}|${channel.key}`) ?? 0 })) };
}
