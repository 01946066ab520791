import { CloseOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useMessages } from '../../../messages/locale-context.tsx';
import bulk from '../../bulk/bulk.module.css';
import { useSetOn } from './use-set-on.ts';

/** What can be done with the chosen goods. */
export function GoodsBulkBar({ chosen, onClear }: { chosen: ReadonlySet<string>; onClear: () => void }) {
  const { goods } = useMessages();
  const set = useSetOn(onClear);
  if (chosen.size === 0) return null;
  const go = (on: boolean): void => set.mutate({ ids: [...chosen].slice(0, 100), on });
  return (
    <div className={bulk.bar} role="toolbar" aria-label={goods.chosen(chosen.size)}>
      <span className={bulk.count}>{goods.chosen(chosen.size)}</span>
      <span className={bulk.spacer} />
      <Button loading={set.isPending} onClick={() => go(true)}>
        {goods.putOn}
      </Button>
      <Button loading={set.isPending} onClick={() => go(false)}>
        {goods.takeOff}
      </Button>
      <Button type="text" icon={<CloseOutlined />} aria-label={goods.clearChosen} title={goods.clearChosen} onClick={onClear} />
    </div>
  );
}
