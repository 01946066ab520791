import { formatYuan } from '@lianke/shared';
import { Checkbox, Flex, Skeleton, Switch } from 'antd';
import { Link } from 'react-router';
import { useMessages } from '../../../messages/locale-context.tsx';
import { formatCount } from '../../../ui/format-count.ts';
import { Thumb } from '../../../ui/thumb.tsx';
import type { Goods } from '../api.ts';
import css from './goods.module.css';
import { StockCell } from './stock-cell.tsx';
import { useSetOn } from './use-set-on.ts';

interface Props {
  goods: Goods;
  category: string | null;
  mayWrite: boolean;
  chosen: boolean;
  onToggle: () => void;
}

export function GoodsRow({ goods: it, category, mayWrite, chosen, onToggle }: Props) {
  const { goods } = useMessages();
  const set = useSetOn();
  const prices = new Set(it.skus.map(({ priceFen }) => priceFen));
  const price = formatYuan(it.fromFen);
  return (
    <li className={css.row}>
      {mayWrite ? <Checkbox checked={chosen} onChange={onToggle} aria-label={goods.choose(it.title)} /> : <span />}
      <Link className={`${css.what} ${it.on ? '' : css.faded}`} to={`/goods/${encodeURIComponent(it.id)}`} data-row={it.id}>
        <Thumb url={it.images[0]?.url} />
        <span className={css.text}>
          <span className={css.name}>{it.title}</span>
          <span className={css.quiet}>
            {[it.subtitle, it.skus.length > 1 ? goods.variants(it.skus.length) : (it.skus[0]?.code ?? '')].filter(Boolean).join(' · ')}
          </span>
        </span>
      </Link>
      <span className={`${css.category} ${css.quiet}`}>{category ?? goods.noCategory}</span>
      <span className={css.price}>{prices.size > 1 ? goods.from(price) : price}</span>
      <StockCell goods={it} mayWrite={mayWrite} />
      <span className={`${css.sold} ${css.quiet}`}>{goods.sold(formatCount(it.sold))}</span>
      <span className={css.switch}>
        <span className={css.quiet}>{it.on ? goods.on : goods.off}</span>
        {mayWrite ? (
          <Switch
            checked={it.on}
            loading={set.isPending}
            onChange={(on) => set.mutate({ ids: [it.id], on })}
            aria-label={goods.onSale(it.title)}
          />
        ) : null}
      </span>
    </li>
  );
}

const widths = [54, 66, 48, 60, 52];

export const GoodsSkeleton = () => (
  <div aria-busy>
    {widths.map((width) => (
      <Flex key={width} align="center" gap={12} style={{ padding: '12px 16px', borderBottom: '1px solid var(--line)' }}>
        <Skeleton.Avatar active shape="square" size={44} />
        <Skeleton active title={false} paragraph={{ rows: 2, width: [`${width}%`, `${width / 2}%`] }} />
      </Flex>
    ))}
  </div>
);
