import type { Output } from '@lianke/shared/api';
import type { Context } from '../../kernel/context.ts';
import { AppError } from '../../kernel/errors.ts';

/** Signs a page address for the JS-SDK; only pages of ours, or anybody could act as our app. Throws auth.origin_refused, platform.*. */
export async function signJsSdk(ctx: Context, input: { url: string }): Promise<Output<'staff.session.sign-js-sdk'>> {
  const { wecom } = ctx.ports;
  if (!wecom) throw new AppError('platform.credential', { platform: 'wecom' });
  const host = new URL(input.url).host;
  const ours = new URL(ctx.config.publicUrl).host;
  // In the demo the same server is reached as localhost and as 127.0.0.1.
  const demo = ctx.config.simulated && /^(localhost|127\.0\.0\.1):\d+$/.test(host);
  if (host !== ours && !demo) throw new AppError('auth.origin_refused', { host });
  const url = input.url.split('#')[0] ?? '';
  const [config, agent] = await Promise.all([wecom.api.signUrl('config', url), wecom.api.signUrl('agent', url)]);
  const pick = ({ timestamp, nonceStr, signature }: typeof config): Output<'staff.session.sign-js-sdk'>['config'] => ({
    timestamp,
    nonceStr,
    signature,
  });
  return { corpId: wecom.corpId, agentId: wecom.agentId, config: pick(config), agentConfig: pick(agent) };
}
