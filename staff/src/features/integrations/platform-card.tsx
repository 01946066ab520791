import { CheckCircleFilled, CloseCircleFilled, MinusCircleOutlined } from '@ant-design/icons';
import { Tag } from 'antd';
import { useMessages } from '../../messages/locale-context.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { Card } from '../../ui/page.tsx';
import type { CheckStep, PlatformCheck } from './api.ts';
import css from './platform-card.module.css';

const icons = { ok: <CheckCircleFilled />, failed: <CloseCircleFilled />, skipped: <MinusCircleOutlined /> };

export function PlatformCard({ platform }: { platform: PlatformCheck }) {
  const { integrations } = useMessages();
  const count = (wanted: CheckStep['status']): number => platform.steps.filter(({ status }) => status === wanted).length;
  const failed = count('failed');
  const skipped = count('skipped');
  return (
    <Card className={css.card}>
      <div className={css.head}>
        <h2 className={css.title}>{platform.title}</h2>
        {failed > 0 ? (
          <Tag color="error">{integrations.someFailed(failed)}</Tag>
        ) : skipped > 0 ? (
          <Tag>{integrations.someSkipped(skipped)}</Tag>
        ) : (
          <Tag color="success">{integrations.allOk}</Tag>
        )}
      </div>
      {platform.callbackUrl ? (
        <div className={css.callback}>
          {integrations.callbackUrl}
          <code>{platform.callbackUrl}</code>
          <CopyButton text={platform.callbackUrl} />
        </div>
      ) : null}
      <ul className={css.steps}>
        {platform.steps.map((step) => (
          <StepRow key={step.id} step={step} />
        ))}
      </ul>
    </Card>
  );
}

function StepRow({ step }: { step: CheckStep }) {
  const { integrations } = useMessages();
  return (
    <li className={css.step}>
      <span className={css[step.status]} aria-hidden>
        {icons[step.status]}
      </span>
      <div>
        <div>{step.title}</div>
        <div className={css.detail}>{step.detail}</div>
        {step.fix ? (
          <div className={css.fix}>
            <strong>{integrations.fix}</strong>
            {step.fix}
          </div>
        ) : null}
      </div>
      <span className={`${css.status} ${css[step.status]}`}>{integrations.status[step.status]}</span>
    </li>
  );
}
