import { Tag } from 'antd';
import type { ReactNode } from 'react';

/** A tag in the brand's colour: ours, mine, special. antd's named colours are none of ours. */
export function BrandTag({ children }: { children: ReactNode }) {
  return <Tag style={{ borderColor: 'transparent', background: 'var(--brand-tint)', color: 'var(--brand)' }}>{children}</Tag>;
}
