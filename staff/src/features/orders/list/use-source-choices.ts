import { useQuery } from '@tanstack/react-query';
import { useMessages } from '../../../messages/locale-context.tsx';
import { useMay } from '../../session/api.ts';
import type { SyncSource } from '../../sync/api.ts';
import { sourcesQuery } from '../../sync/api.ts';

/** How an order carries its source. Of another mini-program only its app id is known there, which is not told to us: it is no choice. */
function storedSource({ kind, name }: Pick<SyncSource, 'kind' | 'name'>): string | null {
  if (kind === 'mini_program') return null;
  return kind === 'wechat_shop' ? kind : `${kind}:${name}`;
}

/** Our own shop, and the sources orders can be told apart by; only for those who may see the sources. */
export function useSourceChoices(): { value: string; label: string }[] {
  const { orders } = useMessages();
  const may = useMay('sync.read');
  const { data } = useQuery({ ...sourcesQuery, enabled: may });
  const others = (data ?? []).flatMap((it) => {
    const value = storedSource(it);
    return value === null ? [] : [{ value, label: it.name }];
  });
  return [{ value: 'shop', label: orders.source.shop }, ...others];
}
