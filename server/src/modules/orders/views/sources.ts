import type { Output } from '@lianke/shared/api';
import { ours } from '../tables.ts';
import type { OrderRow } from '../tables.ts';

type Source = Output<'staff.orders.get'>['order']['source'];
const kinds: Record<string, Source['kind']> = { mini: 'mini_program', wechat_shop: 'wechat_shop', open: 'open', file: 'file' };

/** `mini:<appid>` and the like in two parts; what a source is called is known to those who sync it. */
export function sourceOf({ source }: Pick<OrderRow, 'source'>): Source {
  if (source === ours) return { kind: 'shop', name: '' };
  const [kind = '', ...name] = source.split(':');
  return { kind: kinds[kind] ?? 'open', name: name.join(':') };
}
