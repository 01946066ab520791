import { LeftOutlined, RightOutlined } from '@ant-design/icons';
import { Button, InputNumber, Select } from 'antd';
import { useState } from 'react';
import { useMessages } from '../../../messages/locale-context.tsx';
import { formatCount } from '../../../ui/format-count.ts';
import { useNarrow } from '../../../ui/use-media.ts';
import css from './list-footer.module.css';
import { pageSizes } from './list-preferences.ts';

interface Props {
  page: number;
  pageSize: number;
  total: { count: number; exact: boolean };
  onPrevious: (() => void) | null;
  onNext: (() => void) | null;
  onJump: (page: number) => void;
  onPageSize: (size: number) => void;
}

/** On and back by the place in the list, which nobody's arrival can shift; or straight to a page. */
export function ListFooter({ page, pageSize, total, onPrevious, onNext, onJump, onPageSize }: Props) {
  const { customers, list } = useMessages();
  const narrow = useNarrow();
  const [typed, setTyped] = useState<number | null>(null);
  const pages = Math.max(1, Math.ceil(total.count / pageSize));
  const jump = (): void => {
    if (typed !== null && typed !== page) onJump(total.exact ? Math.min(typed, pages) : typed);
    setTyped(null);
  };
  return (
    <div className={css.footer}>
      {narrow ? null : <span className={css.keys}>{list.keys}</span>}
      <div className={css.turn}>
        {narrow ? null : (
          <Select
            size="small"
            value={pageSize}
            aria-label={list.pageSize}
            options={pageSizes.map((size) => ({ value: size, label: list.perPage(size) }))}
            onChange={onPageSize}
          />
        )}
        <Button icon={<LeftOutlined />} disabled={!onPrevious} onClick={onPrevious ?? undefined} aria-label={customers.previousPage}>
          {narrow ? null : customers.previousPage}
        </Button>
        <span className={css.place}>
          <InputNumber
            size="small"
            min={1}
            precision={0}
            controls={false}
            value={typed ?? page}
            onChange={setTyped}
            onPressEnter={jump}
            onBlur={jump}
            aria-label={list.jumpTo}
            style={{ width: 64 }}
          />
          <span>{list.ofPages(formatCount(pages), total.exact)}</span>
        </span>
        <Button
          icon={<RightOutlined />}
          iconPlacement="end"
          disabled={!onNext}
          onClick={onNext ?? undefined}
          aria-label={customers.nextPage}
        >
          {narrow ? null : customers.nextPage}
        </Button>
      </div>
    </div>
  );
}
