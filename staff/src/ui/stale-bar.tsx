import { Button } from 'antd';
import css from './stale-bar.module.css';

interface Props {
  text: string;
  action?: { label: string; onClick: () => void };
}

/** Says that what is on the page is not the newest. */
export function StaleBar({ text, action }: Props) {
  return (
    <div className={css.bar} role="status">
      <span>{text}</span>
      {action ? (
        <Button size="small" type="link" onClick={action.onClick}>
          {action.label}
        </Button>
      ) : null}
    </div>
  );
}
