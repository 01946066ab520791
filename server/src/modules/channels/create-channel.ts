import type { Output } from '@lianke/shared/api';
import { writeAudit } from '../../kernel/audit.ts';
import type { Context } from '../../kernel/context.ts';
import { AppError } from '../../kernel/errors.ts';
import { inTransaction } from '../../kernel/transaction.ts';
import { insertChannel } from './channel-store.ts';
import type { Channel } from './channel-store.ts';

interface NewChannel {
  kind: Channel['kind'];
  name: string;
  staffUserids: string[];
  welcomeText?: string | undefined;
}

/**
 * Asks the platform for a QR code, then records it. The key (scene or state, ≤ 30 characters on WeCom) is what comes back with every person it brings.
 * A crash in between leaves an unused code at the platform and nothing here. Throws channel.staff_required, platform.*.
 */
export async function createChannel(ctx: Context, input: NewChannel): Promise<Output<'staff.channels.create'>> {
  if (input.kind === 'wecom_way' && input.staffUserids.length === 0) throw new AppError('channel.staff_required');
  const id = ctx.ids.next('channel');
  const key = `c${id.slice(-12).toLowerCase()}`;
  const { qrUrl, configId } = await askPlatform(ctx, input, key);
  const channel: Channel = {
    id,
    kind: input.kind,
    key,
    name: input.name,
    qrUrl,
    staffUserids: input.staffUserids,
    welcomeText: input.welcomeText === undefined || input.welcomeText === '' ? null : input.welcomeText,
    createdAt: ctx.clock.now(),
  };
  await inTransaction(ctx, async (ctx) => {
    await insertChannel(ctx, { ...channel, configId });
    await writeAudit(ctx, 'channel.created', { kind: 'channel', id }, { name: input.name, key });
  });
  return { ...channel, customersBrought: 0 };
}

async function askPlatform(ctx: Context, input: NewChannel, key: string): Promise<{ qrUrl: string; configId: string | null }> {
  const { officialAccount, wecom } = ctx.ports;
  if (input.kind === 'oa_qr') {
    if (!officialAccount) throw new AppError('platform.credential', { platform: 'official_account' });
    return { qrUrl: (await officialAccount.api.createQrCode({ sceneStr: key })).imageUrl, configId: null };
  }
  if (!wecom) throw new AppError('platform.credential', { platform: 'wecom' });
  const way = await wecom.api.addContactWay({ userids: input.staffUserids, state: key, remark: input.name });
  return { qrUrl: way.qrCode, configId: way.configId };
}
